using Picasso.EventSourcing;
using Picasso.Kernel;
using static Picasso.EventSourcing.Decision<Picasso.Pictures.PictureEvent>;

namespace Picasso.Pictures.Deciding;

/// <summary>
/// The pivot of a purchase. A purchase whose reservation expired, was lost or timed out still succeeds while the terms match the quote and no other
/// purchase has reserved the picture (the payment settled late). A rejection is recorded and final: the buyer is refunded, so a repeated command that
/// found the picture free again would transfer it without a payment.
/// </summary>
internal static class TransferDecisions
{
    public static Decision<PictureEvent> Transfer(PictureState state, TransferToBuyer transfer)
    {
        var ended = state.Ended.GetValueOrDefault(transfer.PurchaseId);
        if (ended?.End == PurchaseEnd.Transferred)
            return Nothing;
        if (state.Deleted)
            return PictureErrors.Deleted;
        if (ended?.End == PurchaseEnd.Closed)
            return PictureErrors.OfTransfer(ended.Reason);

        var holds = state.Hold?.PurchaseId == transfer.PurchaseId;
        if (WhyNot(state, transfer, holds ? state.Hold!.BuyerId : ended?.BuyerId, holds) is { } error)
            return TurnAway(transfer, error.Reason, holds);
        return Accept([.. Moved(state, transfer)]);
    }

    // Only a buyer can resell conditionally; the creator's title depends on no purchase.
    private static IEnumerable<PictureEvent> Moved(PictureState state, TransferToBuyer transfer)
    {
        yield return new OwnershipTransferred(
            transfer.PurchaseId, state.OwnerId, transfer.BuyerId, transfer.Price.Minor, transfer.Price.Currency);
        if (transfer.ConditionalUntil is { } until && until > transfer.Now && state.Title is { } title)
            yield return new ResaleMadeConditional(transfer.PurchaseId, title.PurchaseId, until);
    }

    private static DomainError? WhyNot(PictureState state, TransferToBuyer transfer, UserId? buyerOnRecord, bool holds)
    {
        if (ReservationDecisions.Mismatch(state, transfer.SellerId, transfer.TermsVersion, transfer.Price) is { } error)
            return error;
        if (buyerOnRecord != transfer.BuyerId)
            return PictureErrors.TermsChanged;
        return !holds && state.IsHeldAt(transfer.Now) ? PictureErrors.Reserved : null;
    }

    private static Decision<PictureEvent> TurnAway(TransferToBuyer transfer, string reason, bool holds) => holds
        ? Accept(new PictureReservationReleased(transfer.PurchaseId, reason))
        : Accept(new PurchaseTurnedAway(transfer.PurchaseId, reason));
}
