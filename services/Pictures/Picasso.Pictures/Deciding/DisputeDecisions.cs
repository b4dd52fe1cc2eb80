using Picasso.EventSourcing;
using static Picasso.EventSourcing.Decision<Picasso.Pictures.PictureEvent>;

namespace Picasso.Pictures.Deciding;

/// <summary>
/// What a disputed payment does to a picture. It concerns whoever owns the picture by that very purchase and nobody after them:
/// a later owner bought in good faith. Every outcome is recorded, so that a late repeat finds it and changes nothing.
/// </summary>
internal static class DisputeDecisions
{
    private const string Resold = "picture_resold";

    public static Decision<PictureEvent> Freeze(PictureState state, FreezeForDispute freeze)
    {
        if (state.Disputes.ContainsKey(freeze.PurchaseId))
            return Nothing;
        if (state.Ended.GetValueOrDefault(freeze.PurchaseId)?.End != PurchaseEnd.Transferred)
            return PictureRefusals.NotBought;
        return state.Title?.PurchaseId == freeze.PurchaseId
            ? Accept(new PictureFrozenForDispute(freeze.PurchaseId, state.OwnerId))
            : Accept(new FreezeLifted(freeze.PurchaseId, Resold));
    }

    public static Decision<PictureEvent> Lift(PictureState state, LiftFreeze lift) =>
        state.Disputes.GetValueOrDefault(lift.PurchaseId, DisputeStanding.Frozen) is DisputeStanding.Frozen
            ? Accept(new FreezeLifted(lift.PurchaseId, lift.Reason))
            : Nothing;

    public static Decision<PictureEvent> Reverse(PictureState state, ReverseOwnership reverse)
    {
        if (!state.Disputes.TryGetValue(reverse.PurchaseId, out var standing) || standing == DisputeStanding.Lifted)
            return PictureRefusals.NotFrozen;
        return standing == DisputeStanding.Reversed || state.Title is not { } title
            ? Nothing
            : Accept(new OwnershipReversed(reverse.PurchaseId, state.OwnerId, title.FromOwnerId));
    }
}
