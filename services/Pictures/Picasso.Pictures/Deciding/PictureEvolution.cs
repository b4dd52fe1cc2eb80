using Picasso.Kernel;

namespace Picasso.Pictures.Deciding;

/// <summary>Computes the next state from state and event: total, never fails.</summary>
internal static class PictureEvolution
{
    public static PictureState Evolve(PictureState state, PictureEvent happened)
    {
        var next = happened switch
        {
            PictureUploaded uploaded => Uploaded(state, uploaded),
            PictureUploadAbandoned => state with { Abandoned = !state.Exists },
            PictureDescribed described => state with { Details = described.Details },
            CameraShown shown => state with { Camera = shown.Camera },
            CameraHidden => state with { Camera = null },
            PreviewsAdded added => state with { Previews = [.. state.Previews, .. added.Previews], PreviewsSettled = true },
            PreviewsFailed => state with { PreviewsSettled = true },
            OwnerNoteWritten written => state with { OwnerNote = written.Note },
            RoyaltyFixed royalty => state with { RoyaltyBasisPoints = royalty.BasisPoints },
            PictureListed listed => state with { Offer = new Money(listed.PriceMinor, listed.Currency), EverListed = true },
            PictureRepriced repriced => state with { Offer = new Money(repriced.PriceMinor, repriced.Currency) },
            PictureUnlisted => state with { Offer = null },
            PictureDeleted => state with { Offer = null, Deleted = true },
            PictureReservedForPurchase reserved => LoseHold(state) with
            {
                Hold = new Hold(reserved.PurchaseId, reserved.BuyerId, reserved.ExpiresAt),
            },
            PictureReservationReleased released => Released(state, released),
            PurchaseTurnedAway turned => End(state, turned.PurchaseId, PurchaseEnd.Closed, turned.Reason),
            OwnershipTransferred transferred => Transferred(state, transferred),
            PictureFrozenForDispute frozen => Dispute(state, frozen.PurchaseId, DisputeStanding.Frozen) with { Offer = null },
            FreezeLifted lifted => Dispute(state, lifted.PurchaseId, StandingAfter(lifted)),
            OwnershipReversed reversed => Back(state, reversed.PurchaseId, reversed.ToOwnerId),
            ResaleMadeConditional conditional => Conditional(state, conditional),
            ResaleUndone undone => Back(state, undone.PurchaseId, undone.ToOwnerId),
            _ => state,
        };
        // Terms cannot change during an active reservation, except by a dispute, which rejects its buyer; any other reservation has expired.
        if (happened is PictureDeleted || PictureTerms.Moves(happened))
            next = LoseHold(next);
        return PictureTerms.Moves(happened) ? next with { TermsVersion = next.TermsVersion + 1 } : next;
    }

    private static PictureState Uploaded(PictureState state, PictureUploaded uploaded) => state.Exists ? state : state with
    {
        PictureId = uploaded.PictureId,
        OwnerId = uploaded.OwnerId,
        CreatorId = uploaded.OwnerId,
        Original = uploaded.Original,
        UploadFingerprint = uploaded.Fingerprint,
        Details = uploaded.Details,
        Previews = uploaded.Previews,
        TermsVersion = PictureTerms.First,
    };

    private static PictureState Released(PictureState state, PictureReservationReleased released)
    {
        var end = released.Reason == ReleaseHold.TimedOut ? PurchaseEnd.TimedOut : PurchaseEnd.Closed;
        return End(state, released.PurchaseId, end, released.Reason);
    }

    private static PictureState Transferred(PictureState state, OwnershipTransferred transferred) =>
        End(state, transferred.PurchaseId, PurchaseEnd.Transferred, "") with
        {
            OwnerId = transferred.ToOwnerId,
            OwnerNote = "",
            Offer = null,
            TimesSold = state.TimesSold + 1,
            Titles = state.Titles.Add(new TitleByPurchase(transferred.PurchaseId, transferred.FromOwnerId)),
        };

    private static PictureState Conditional(PictureState state, ResaleMadeConditional conditional)
    {
        var at = state.Titles.FindIndex(title => title.PurchaseId == conditional.PurchaseId);
        return at < 0 ? state : state with { Titles = state.Titles.SetItem(at, state.Titles[at] with { ConditionalUntil = conditional.Until }) };
    }

    // A resale that was reversed by another purchase's dispute is as final as the disputed purchase itself.
    private static PictureState Back(PictureState state, PurchaseId purchaseId, UserId toOwnerId) =>
        Dispute(state, purchaseId, DisputeStanding.Reversed) with
        {
            OwnerId = toOwnerId,
            OwnerNote = "",
            Offer = null,
            Titles = state.Titles.RemoveAll(title => title.PurchaseId == purchaseId),
        };

    private static DisputeStanding StandingAfter(FreezeLifted lifted) => lifted.Reason switch
    {
        FreezeReasons.Resold => DisputeStanding.Resold,
        FreezeReasons.LostAfterResale => DisputeStanding.Lost,
        _ => DisputeStanding.Lifted,
    };

    private static PictureState Dispute(PictureState state, PurchaseId purchaseId, DisputeStanding standing) =>
        state with { Disputes = state.Disputes.SetItem(purchaseId, standing) };

    private static PictureState LoseHold(PictureState state) =>
        state.Hold is { } hold ? End(state, hold.PurchaseId, PurchaseEnd.Lost, "") : state;

    private static PictureState End(PictureState state, PurchaseId purchaseId, PurchaseEnd end, string reason)
    {
        var held = state.Hold?.PurchaseId == purchaseId;
        var buyer = held ? state.Hold!.BuyerId : state.Ended.GetValueOrDefault(purchaseId)?.BuyerId ?? "";
        return state with
        {
            Hold = held ? null : state.Hold,
            Ended = state.Ended.SetItem(purchaseId, new EndedPurchase(end, buyer, reason)),
        };
    }
}
