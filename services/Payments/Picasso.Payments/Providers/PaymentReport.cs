using Picasso.Kernel;

namespace Picasso.Payments.Providers;

/// <summary>How a payment stands.</summary>
internal enum PaymentOutcome
{
    /// <summary>Unknown: no answer, or not one of these. Ask again under the same key.</summary>
    Unknown,

    /// <summary>Nothing was ordered under this key.</summary>
    NotFound,

    /// <summary>The money is there.</summary>
    Succeeded,

    /// <summary>The buyer's bank requires strong customer authentication.</summary>
    RequiresConfirmation,

    /// <summary>Submitted; settles later.</summary>
    Processing,

    /// <summary>Not charged, and never will be under this key.</summary>
    Declined,
}

/// <summary>The provider's word on a payment, from its own object and not from the order of its messages.</summary>
/// <param name="Outcome">How it stands.</param>
/// <param name="PaymentId">The provider's name for it; empty without one.</param>
/// <param name="Amount">What was taken, when it succeeded.</param>
/// <param name="Reason">One of <see cref="DeclineReasons"/> when it was declined; else empty.</param>
/// <param name="CardMark">A hash that names the card, when it succeeded and the provider names the card; see CardMarks.</param>
internal sealed record PaymentReport(
    PaymentOutcome Outcome, string PaymentId = "", Money Amount = default, string Reason = "", string CardMark = "")
{
    /// <summary>No answer.</summary>
    public static PaymentReport Unknown { get; } = new(PaymentOutcome.Unknown);
}

/// <summary>Why a payment was declined.</summary>
internal static class DeclineReasons
{
    /// <summary>The card's bank says no.</summary>
    public const string CardDeclined = "card_declined";

    /// <summary>The buyer did not confirm at the bank.</summary>
    public const string AuthenticationFailed = "authentication_failed";

    /// <summary>Called off by us.</summary>
    public const string Cancelled = "cancelled";

    /// <summary>The provider does not know this payment method.</summary>
    public const string UnknownMethod = "unknown_method";
}

/// <summary>How a refund stands.</summary>
internal enum RefundOutcome
{
    /// <summary>Unknown, or not finished: ask again under the same key.</summary>
    Pending,

    /// <summary>The money is on the buyer's side.</summary>
    Succeeded,

    /// <summary>It failed this time.</summary>
    Failed,
}

/// <summary>The provider's word on a refund.</summary>
/// <param name="Outcome">How it stands.</param>
/// <param name="RefundId">The provider's name for it; empty without one.</param>
/// <param name="Amount">What was given back, when it succeeded.</param>
internal sealed record RefundReport(RefundOutcome Outcome, string RefundId = "", Money Amount = default);
