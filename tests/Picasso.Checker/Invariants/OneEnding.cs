using Picasso.Checker.Pictures;
using Picasso.Checker.Rows;

namespace Picasso.Checker.Invariants;

/// <summary>I3: money that was taken ends in one of two ways, the ownership moved or all of it given back; and what was not taken stays so.</summary>
internal static class OneEnding
{
    public static IEnumerable<Violation> Check(Evidence evidence)
    {
        var taken = evidence.Provider.Charges.ToLookup(money => money.PurchaseId);
        var returned = evidence.Provider.Refunds.ToLookup(money => money.PurchaseId);
        var moves = Story.All(evidence.Events).Values.SelectMany(story => story.Moves).Where(move => move.IsSale).ToLookup(move => move.PurchaseId);
        foreach (var purchase in evidence.Purchases)
        {
            var (id, state) = (purchase.PurchaseId, purchase.CurrentState);
            var (paid, back) = (taken[id].Sum(money => money.Minor), returned[id].Sum(money => money.Minor));
            if (!purchase.HasEnded)
                yield return Of(purchase, $"has not ended (taken {paid}, given back {back})");
            if (state == States.Completed && (paid == 0 || back != 0 || moves[id].Count() != 1))
                yield return Of(purchase, $"taken {paid}, given back {back}, moved {moves[id].Count()} times");
            if (state == States.Refunded && (paid == 0 || back != paid || moves[id].Any()))
                yield return Of(purchase, $"taken {paid}, given back {back}, moved {moves[id].Count()} times");
            if (state == States.Rejected && (paid != back || moves[id].Any()))
                yield return Of(purchase, $"taken {paid}, given back {back}, moved {moves[id].Count()} times");
        }

        var known = evidence.Purchases.Select(purchase => purchase.PurchaseId).ToHashSet();
        foreach (var stray in taken.Select(money => money.Key).Where(id => !known.Contains(id)))
            yield return new Violation("I3", $"money was taken for '{stray}', which is no purchase");
        foreach (var stray in moves.Select(move => move.Key).Where(id => !known.Contains(id)))
            yield return new Violation("I3", $"a picture moved for '{stray}', which is no purchase");
    }

    private static Violation Of(PurchaseRow purchase, string what) => new("I3", $"purchase {purchase.PurchaseId} is {purchase.CurrentState}: {what}");
}
