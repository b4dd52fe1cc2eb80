using Picasso.Checker.Pictures;
using Picasso.Checker.Rows;

namespace Picasso.Checker.Invariants;

/// <summary>
/// I3: money that was taken ends in one of two ways, the ownership moved or all of it given back, by us or by the buyer's bank and never by
/// both; and what was not taken stays so.
/// </summary>
internal static class OneEnding
{
    private sealed record Ending(long Paid, long Refunded, long Lost, int Moved, int Returned)
    {
        public override string ToString() => $"taken {Paid}, given back {Refunded}, lost to banks {Lost}, moved {Moved} and returned {Returned} times";
    }

    public static IEnumerable<Violation> Check(Evidence evidence)
    {
        var taken = evidence.Provider.Charges.ToLookup(money => money.PurchaseId);
        var refunded = evidence.Provider.Refunds.ToLookup(money => money.PurchaseId);
        var lost = evidence.Provider.Disputes.Where(dispute => dispute.IsLost).ToLookup(dispute => dispute.PurchaseId);
        var moves = Story.All(evidence.Events).Values.SelectMany(story => story.Moves).ToLookup(move => move.PurchaseId);
        foreach (var purchase in evidence.Purchases)
        {
            var id = purchase.PurchaseId;
            var ending = new Ending(
                taken[id].Sum(money => money.Minor), refunded[id].Sum(money => money.Minor), lost[id].Sum(dispute => dispute.Minor),
                moves[id].Count(move => move.IsSale), moves[id].Count(move => !move.IsSale));
            if (!purchase.HasEnded)
                yield return Of(purchase, $"has not ended ({ending})");
            else if (!IsSound(purchase, ending))
                yield return Of(purchase, ending.ToString());
        }

        var known = evidence.Purchases.Select(purchase => purchase.PurchaseId).ToHashSet();
        foreach (var stray in taken.Select(money => money.Key).Where(id => !known.Contains(id)))
            yield return new Violation("I3", $"money was taken for '{stray}', which is no purchase");
        foreach (var stray in moves.Select(move => move.Key).Where(id => !known.Contains(id)))
            yield return new Violation("I3", $"a picture moved for '{stray}', which is no purchase");
    }

    private static bool IsSound(PurchaseRow purchase, Ending it)
    {
        var isBack = it.Refunded + it.Lost == it.Paid;
        return purchase.CurrentState switch
        {
            States.Completed or States.Upheld => it is { Paid: > 0, Refunded: 0, Lost: 0, Moved: 1, Returned: 0 },
            States.Refunded when purchase.IsUndone => it is { Paid: > 0, Moved: 1, Returned: 1 } && isBack,
            States.Refunded => it is { Paid: > 0, Moved: 0, Returned: 0 } && isBack,
            States.Reversed when purchase.IsReturned => it is { Paid: > 0, Refunded: 0, Moved: 1, Returned: 1 } && isBack,
            States.Reversed => it is { Paid: > 0, Refunded: 0, Lost: > 0, Moved: 1, Returned: 0 },
            _ => it is { Moved: 0, Returned: 0 } && isBack,
        };
    }

    private static Violation Of(PurchaseRow purchase, string what) => new("I3", $"purchase {purchase.PurchaseId} is {purchase.CurrentState}: {what}");
}
