using Picasso.EventSourcing;
using Picasso.Pictures.Describing;
using Picasso.Kernel;
using static Picasso.EventSourcing.Decision<Picasso.Pictures.PictureEvent>;

namespace Picasso.Pictures.Deciding;

/// <summary>The owner's commands; each is allowed only without a reservation, unless it would change nothing.</summary>
internal static class OwnerDecisions
{
    private const string ByOwner = "owner";

    public static Decision<PictureEvent> Decide(PictureState state, OwnerCommand command)
    {
        if (command.CallerId != state.OwnerId)
            return PictureErrors.NotOwner;
        var decision = command switch
        {
            DescribePicture describe => Describe(state, describe.Details),
            ShowCamera show => Show(state, show.Camera),
            HideCamera => Show(state, null),
            WriteOwnerNote write => Write(state, write),
            ListPicture list => List(state, list),
            UnlistPicture => Unlist(state),
            RepricePicture reprice => Reprice(state, reprice.Price),
            DeletePicture => Delete(state),
            _ => throw new ArgumentOutOfRangeException(nameof(command), command.GetType().Name, "Not an owner's command."),
        };
        if (decision.Events.Count > 0 && state.IsFrozen)
            return PictureErrors.Frozen;
        return decision.Events.Count > 0 && state.IsHeldAt(command.Now) ? PictureErrors.Reserved : decision;
    }

    private static Decision<PictureEvent> Describe(PictureState state, PictureDetails details)
    {
        if (state.Deleted)
            return PictureErrors.Deleted;
        if (details.ContentEquals(state.Details))
            return Nothing;
        return state.TimesSold > 0 ? PictureErrors.WordsFixed : Accept(new PictureDescribed(details));
    }

    // The first sale fixes it with the creator's words: its buyer has relied on both.
    private static Decision<PictureEvent> Show(PictureState state, CameraData? camera)
    {
        if (state.Deleted)
            return PictureErrors.Deleted;
        if (camera == state.Camera)
            return Nothing;
        if (state.TimesSold > 0)
            return PictureErrors.WordsFixed;
        return Accept(camera is null ? new CameraHidden() : new CameraShown(camera));
    }

    private static Decision<PictureEvent> Write(PictureState state, WriteOwnerNote write)
    {
        if (state.Deleted)
            return PictureErrors.Deleted;
        if (state.TimesSold == 0)
            return PictureErrors.NotSoldYet;
        return write.Note == state.OwnerNote ? Nothing : Accept(new OwnerNoteWritten(state.OwnerId, write.Note));
    }

    private static Decision<PictureEvent> List(PictureState state, ListPicture list)
    {
        var price = list.Price;
        if ((price.ErrorAsPrice() ?? RoyaltyDecisions.Refuse(state, list.RoyaltyBasisPoints)) is { } error)
            return error;
        if (state.Deleted)
            return PictureErrors.Deleted;
        if (state.Offer is not null)
            return Reprice(state, price);
        return Accept([.. RoyaltyDecisions.With(state, list.RoyaltyBasisPoints, new PictureListed(price.Minor, price.Currency))]);
    }

    private static Decision<PictureEvent> Reprice(PictureState state, Money price)
    {
        if (price.ErrorAsPrice() is { } error)
            return error;
        if (state.Deleted)
            return PictureErrors.Deleted;
        if (state.Offer is not { } offer)
            return PictureErrors.NotListed;
        return offer == price ? Nothing : Accept(new PictureRepriced(price.Minor, price.Currency));
    }

    private static Decision<PictureEvent> Unlist(PictureState state) =>
        state.Offer is null ? Nothing : Accept(new PictureUnlisted(ByOwner));

    private static Decision<PictureEvent> Delete(PictureState state)
    {
        if (state.Deleted)
            return Nothing;
        return state.TimesSold > 0 ? PictureErrors.WasSold : Accept(new PictureDeleted(ByOwner));
    }
}
