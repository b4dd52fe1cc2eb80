using Picasso.Contracts.Payments;
using Picasso.Payments.Purchasing;

namespace Picasso.Payments.Limiting;

/// <summary>One of a buyer's purchases of the last day, with the fields that limits need.</summary>
/// <param name="PictureId">The picture.</param>
/// <param name="State">Its state.</param>
/// <param name="FailureReason">Why it failed; empty when it did not.</param>
/// <param name="EndedAt">When it ended; null while it is open.</param>
/// <param name="ReservedUntil">When its reservation of the picture ends at the latest.</param>
internal sealed record RecentPurchase(
    string PictureId, PurchaseState State, string FailureReason, DateTimeOffset? EndedAt, DateTimeOffset ReservedUntil)
{
    /// <summary>Open and unpaid.</summary>
    public bool IsOpenAndUnpaid => State is PurchaseState.Requested or PurchaseState.Reserved or PurchaseState.NeedsConfirmation
        or PurchaseState.Processing;

    /// <summary>The purchase can still transfer the picture to its buyer.</summary>
    public bool IsUnderway => State.IsUnderway();

    /// <summary>It ended unpaid because of the card or its holder: the buyer is not responsible for other reasons.</summary>
    public bool EndedUnpaid => State == PurchaseState.Rejected && Reasons.IsFailedPayment(FailureReason);
}
