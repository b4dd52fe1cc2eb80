using Picasso.EventSourcing;
using Picasso.Kernel;
using static Picasso.EventSourcing.Decision<Picasso.Pictures.PictureEvent>;

namespace Picasso.Pictures.Deciding;

/// <summary>Holding a picture for one buyer, and giving it back.</summary>
internal static class ReservationDecisions
{
    public static Decision<PictureEvent> Reserve(PictureState state, ReserveForPurchase reserve)
    {
        if (state.Deleted)
            return PictureRefusals.Deleted;
        if (state.Hold?.PurchaseId == reserve.PurchaseId)
            return Nothing;
        // A purchase that was here once gets no second hold: the command is a late repeat, and nobody would give it back.
        if (state.Ended.ContainsKey(reserve.PurchaseId) || reserve.ExpiresAt <= reserve.Now)
            return PictureRefusals.TermsChanged;
        if (reserve.BuyerId == state.OwnerId)
            return PictureRefusals.OwnPicture;
        if (Mismatch(state, reserve.SellerId, reserve.TermsVersion, reserve.Price) is { } refusal)
            return refusal;
        if (reserve.Price.RefusalAsPrice() is not null)
            return PictureRefusals.PriceOutOfBounds;
        if (state.IsHeldAt(reserve.Now))
            return PictureRefusals.Reserved;
        return Accept(new PictureReservedForPurchase(reserve.PurchaseId, reserve.BuyerId, reserve.ExpiresAt));
    }

    public static Decision<PictureEvent> Release(PictureState state, ReleaseHold release)
    {
        if (state.Hold?.PurchaseId == release.PurchaseId)
            return Accept(new PictureReservationReleased(release.PurchaseId, release.Reason));
        // Recorded also where nothing is held: a reservation or a transfer that arrives after this must find it.
        var isFinal = release.Reason != ReleaseHold.TimedOut;
        return state.Ended.GetValueOrDefault(release.PurchaseId)?.End switch
        {
            PurchaseEnd.Closed or PurchaseEnd.Transferred => Nothing,
            PurchaseEnd.Lost or PurchaseEnd.TimedOut when !isFinal => Nothing,
            _ when state.Deleted => Nothing,
            _ => Accept(new PurchaseTurnedAway(release.PurchaseId, release.Reason)),
        };
    }

    /// <summary>Why the quote is void; null while it holds.</summary>
    public static Refusal? Mismatch(PictureState state, string sellerId, long termsVersion, Money price)
    {
        if (state.IsFrozen)
            return PictureRefusals.Frozen;
        if (state.Offer is not { } offer)
            return PictureRefusals.NotListed;
        return state.OwnerId != sellerId || state.TermsVersion != termsVersion || offer != price
            ? PictureRefusals.TermsChanged
            : null;
    }
}
