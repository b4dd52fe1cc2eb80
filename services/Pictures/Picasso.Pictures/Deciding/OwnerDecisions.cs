using Picasso.EventSourcing;
using Picasso.Pictures.Describing;
using Picasso.Kernel;
using static Picasso.EventSourcing.Decision<Picasso.Pictures.PictureEvent>;

namespace Picasso.Pictures.Deciding;

/// <summary>What the owner may do; all of it only while no buyer pays, unless nothing would change.</summary>
internal static class OwnerDecisions
{
    private const string ByOwner = "owner";

    public static Decision<PictureEvent> Decide(PictureState state, OwnerCommand command)
    {
        if (command.CallerId != state.OwnerId)
            return PictureRefusals.NotOwner;
        var decision = command switch
        {
            DescribePicture describe => Describe(state, describe.Details),
            ListPicture list => List(state, list),
            UnlistPicture => Unlist(state),
            RepricePicture reprice => Reprice(state, reprice.Price),
            DeletePicture => Delete(state),
            _ => throw new ArgumentOutOfRangeException(nameof(command), command.GetType().Name, "Not an owner's command."),
        };
        if (decision.Events.Count > 0 && state.IsFrozen)
            return PictureRefusals.Frozen;
        return decision.Events.Count > 0 && state.IsHeldAt(command.Now) ? PictureRefusals.Reserved : decision;
    }

    private static Decision<PictureEvent> Describe(PictureState state, PictureDetails details)
    {
        if (state.Deleted)
            return PictureRefusals.Deleted;
        return details.ContentEquals(state.Details) ? Nothing : Accept(new PictureDescribed(details));
    }

    private static Decision<PictureEvent> List(PictureState state, ListPicture list)
    {
        var price = list.Price;
        if ((price.RefusalAsPrice() ?? RoyaltyDecisions.Refuse(state, list.RoyaltyBasisPoints)) is { } refusal)
            return refusal;
        if (state.Deleted)
            return PictureRefusals.Deleted;
        if (state.Offer is not null)
            return Reprice(state, price);
        return Accept([.. RoyaltyDecisions.With(state, list.RoyaltyBasisPoints, new PictureListed(price.Minor, price.Currency))]);
    }

    private static Decision<PictureEvent> Reprice(PictureState state, Money price)
    {
        if (price.RefusalAsPrice() is { } refusal)
            return refusal;
        if (state.Deleted)
            return PictureRefusals.Deleted;
        if (state.Offer is not { } offer)
            return PictureRefusals.NotListed;
        return offer == price ? Nothing : Accept(new PictureRepriced(price.Minor, price.Currency));
    }

    private static Decision<PictureEvent> Unlist(PictureState state) =>
        state.Offer is null ? Nothing : Accept(new PictureUnlisted(ByOwner));

    private static Decision<PictureEvent> Delete(PictureState state)
    {
        if (state.Deleted)
            return Nothing;
        return state.TimesSold > 0 ? PictureRefusals.WasSold : Accept(new PictureDeleted(ByOwner));
    }
}
