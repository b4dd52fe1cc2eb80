using Picasso.Contracts.Payments;
using Picasso.Payments.Purchasing;

namespace Picasso.Payments.Limiting;

/// <summary>One of a buyer's purchases of the last day, as far as limits need it.</summary>
/// <param name="PictureId">The picture.</param>
/// <param name="State">Where it stands.</param>
/// <param name="FailureReason">Why it failed; empty when it did not.</param>
/// <param name="EndedAt">When it ended; null while it is open.</param>
/// <param name="ReservedUntil">Until when it holds the picture at most.</param>
internal sealed record RecentPurchase(
    string PictureId, PurchaseState State, string FailureReason, DateTimeOffset? EndedAt, DateTimeOffset ReservedUntil)
{
    /// <summary>Open, and no money has come.</summary>
    public bool IsOpenAndUnpaid => State is PurchaseState.Requested or PurchaseState.Reserved or PurchaseState.NeedsConfirmation
        or PurchaseState.Processing;

    /// <summary>Its buyer can still become the owner by it.</summary>
    public bool IsUnderway => State.IsUnderway();

    /// <summary>It ended without a payment because of the card or its holder: the other reasons are not the buyer's doing.</summary>
    public bool EndedUnpaid => State == PurchaseState.Rejected && Reasons.IsFailedPayment(FailureReason);
}
