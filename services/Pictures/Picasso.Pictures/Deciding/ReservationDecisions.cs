using Picasso.EventSourcing;
using Picasso.Kernel;
using static Picasso.EventSourcing.Decision<Picasso.Pictures.PictureEvent>;

namespace Picasso.Pictures.Deciding;

/// <summary>Reserves a picture for one buyer, and releases it.</summary>
internal static class ReservationDecisions
{
    public static Decision<PictureEvent> Reserve(PictureState state, ReserveForPurchase reserve)
    {
        if (state.Deleted)
            return PictureErrors.Deleted;
        if (state.Hold?.PurchaseId == reserve.PurchaseId)
            return Nothing;
        // A purchase cannot reserve twice: the command is a late repeat, and its reservation would never be released.
        if (state.Ended.ContainsKey(reserve.PurchaseId) || reserve.ExpiresAt <= reserve.Now)
            return PictureErrors.TermsChanged;
        if (reserve.BuyerId == state.OwnerId)
            return PictureErrors.OwnPicture;
        if (Mismatch(state, reserve.SellerId, reserve.TermsVersion, reserve.Price) is { } error)
            return error;
        if (reserve.Price.ErrorAsPrice() is not null)
            return PictureErrors.PriceOutOfBounds;
        if (state.IsHeldAt(reserve.Now))
            return PictureErrors.Reserved;
        return Accept(new PictureReservedForPurchase(reserve.PurchaseId, reserve.BuyerId, reserve.ExpiresAt));
    }

    public static Decision<PictureEvent> Release(PictureState state, ReleaseHold release)
    {
        if (state.Hold?.PurchaseId == release.PurchaseId)
            return Accept(new PictureReservationReleased(release.PurchaseId, release.Reason));
        // Also recorded without a reservation: a reservation or a transfer that arrives later must find it.
        var isFinal = release.Reason != ReleaseHold.TimedOut;
        return state.Ended.GetValueOrDefault(release.PurchaseId)?.End switch
        {
            PurchaseEnd.Closed or PurchaseEnd.Transferred => Nothing,
            PurchaseEnd.Lost or PurchaseEnd.TimedOut when !isFinal => Nothing,
            _ when state.Deleted => Nothing,
            _ => Accept(new PurchaseTurnedAway(release.PurchaseId, release.Reason)),
        };
    }

    /// <summary>Why the quote is void; null while it is valid.</summary>
    public static DomainError? Mismatch(PictureState state, UserId sellerId, long termsVersion, Money price)
    {
        if (state.IsFrozen)
            return PictureErrors.Frozen;
        if (state.Offer is not { } offer)
            return PictureErrors.NotListed;
        return state.OwnerId != sellerId || state.TermsVersion != termsVersion || offer != price
            ? PictureErrors.TermsChanged
            : null;
    }
}
