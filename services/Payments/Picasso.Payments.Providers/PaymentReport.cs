using Picasso.Kernel;
using Picasso.Payments.Purchasing;

namespace Picasso.Payments.Providers;

/// <summary>The state of a payment.</summary>
internal enum PaymentOutcome
{
    /// <summary>Unknown: no answer, or an answer that fits no other value. Call again under the same key.</summary>
    Unknown,

    /// <summary>Nothing was ordered under this key.</summary>
    NotFound,

    /// <summary>The payment succeeded.</summary>
    Succeeded,

    /// <summary>The buyer's bank requires strong customer authentication.</summary>
    RequiresConfirmation,

    /// <summary>Submitted; settles later.</summary>
    Processing,

    /// <summary>Not charged, and never charged later under this key.</summary>
    Declined,
}

/// <summary>The provider's report of a payment, read from its own object and independent of the order of its messages.</summary>
/// <param name="Outcome">Its state.</param>
/// <param name="PaymentId">The provider's id; empty without one.</param>
/// <param name="Amount">The charged amount, when it succeeded.</param>
/// <param name="Reason">One of <see cref="DeclineReasons"/> when it was declined; else empty.</param>
/// <param name="CardMark">A hash of the card, when it succeeded and the provider identifies the card; see <see cref="CardFingerprints"/>.</param>
internal sealed record PaymentReport(
    PaymentOutcome Outcome, string PaymentId = "", Money Amount = default, string Reason = "", string CardMark = "")
{
    /// <summary>No answer.</summary>
    public static PaymentReport Unknown { get; } = new(PaymentOutcome.Unknown);
}

/// <summary>The state of a refund.</summary>
internal enum RefundOutcome
{
    /// <summary>Unknown, or not finished: call again under the same key.</summary>
    Pending,

    /// <summary>The money was refunded to the buyer.</summary>
    Succeeded,

    /// <summary>This attempt failed.</summary>
    Failed,
}

/// <summary>The provider's report of a refund.</summary>
/// <param name="Outcome">Its state.</param>
/// <param name="RefundId">The provider's id; empty without one.</param>
/// <param name="Amount">The refunded amount, when it succeeded.</param>
internal sealed record RefundReport(RefundOutcome Outcome, string RefundId = "", Money Amount = default);
