using Picasso.EventSourcing;
using Picasso.Kernel;
using static Picasso.EventSourcing.Decision<Picasso.Pictures.PictureEvent>;

namespace Picasso.Pictures.Deciding;

/// <summary>
/// Decides the effect of a disputed payment on a picture. The dispute affects the owner by that very purchase, and owners by later purchases as long
/// as the next one was a conditional resale: a title that depends on a conditional title is conditional too. After a resale at arm's length the later
/// owner bought in good faith. Every outcome is recorded, so that a late repeat finds it and changes nothing, and so that a buyer with a refund never
/// gets the picture back too: when that later purchase is reversed, the ownership is returned to the owner before the lost one.
/// </summary>
internal static class DisputeDecisions
{

    public static Decision<PictureEvent> Freeze(PictureState state, FreezeForDispute freeze)
    {
        if (state.Disputes.ContainsKey(freeze.PurchaseId))
            return Nothing;
        if (state.Ended.GetValueOrDefault(freeze.PurchaseId)?.End != PurchaseEnd.Transferred)
            return PictureErrors.NotBought;
        return Reaches(state, freeze.PurchaseId, freeze.Now)
            ? Accept(new PictureFrozenForDispute(freeze.PurchaseId, state.OwnerId))
            : Accept(new FreezeLifted(freeze.PurchaseId, FreezeReasons.Resold));
    }

    public static Decision<PictureEvent> Lift(PictureState state, LiftFreeze lift) =>
        state.Disputes.GetValueOrDefault(lift.PurchaseId, DisputeStanding.Frozen) is DisputeStanding.Frozen
            ? Accept(new FreezeLifted(lift.PurchaseId, lift.Reason))
            : Nothing;

    public static Decision<PictureEvent> Reverse(PictureState state, ReverseOwnership reverse)
    {
        if (!state.Disputes.TryGetValue(reverse.PurchaseId, out var standing) || standing == DisputeStanding.Lifted)
            return PictureErrors.NotFrozen;
        var at = IndexOf(state, reverse.PurchaseId);
        if (standing is DisputeStanding.Reversed or DisputeStanding.Lost || at < 0)
            return Nothing;
        return standing == DisputeStanding.Frozen || Reaches(state, reverse.PurchaseId, reverse.Now)
            ? Accept([.. Back(state, at)])
            : Accept(new FreezeLifted(reverse.PurchaseId, FreezeReasons.LostAfterResale));
    }

    // Whether the present owner's title depends on this purchase at this time.
    private static bool Reaches(PictureState state, PurchaseId purchaseId, DateTimeOffset now)
    {
        var at = IndexOf(state, purchaseId);
        return at >= 0 && (at == state.Titles.Count - 1 || state.Titles[at + 1].ConditionalUntil > now);
    }

    // From the present owner back to the seller of the disputed purchase, step by step, and further through earlier purchases whose disputes were
    // lost: their buyers have the money.
    private static IEnumerable<PictureEvent> Back(PictureState state, int disputed)
    {
        var (owner, purchaseId) = (state.OwnerId, state.Titles[disputed].PurchaseId);
        for (var at = state.Titles.Count - 1; at > disputed; at--)
        {
            var resale = state.Titles[at];
            yield return new ResaleUndone(resale.PurchaseId, owner, resale.FromOwnerId, purchaseId);
            owner = resale.FromOwnerId;
        }

        yield return new OwnershipReversed(purchaseId, owner, state.Titles[disputed].FromOwnerId);
        owner = state.Titles[disputed].FromOwnerId;
        for (var at = disputed - 1; at >= 0 && state.Disputes.GetValueOrDefault(state.Titles[at].PurchaseId) == DisputeStanding.Lost; at--)
        {
            yield return new ResaleUndone(state.Titles[at].PurchaseId, owner, state.Titles[at].FromOwnerId, purchaseId);
            owner = state.Titles[at].FromOwnerId;
        }
    }

    private static int IndexOf(PictureState state, PurchaseId purchaseId) =>
        state.Titles.FindIndex(title => title.PurchaseId == purchaseId);
}
