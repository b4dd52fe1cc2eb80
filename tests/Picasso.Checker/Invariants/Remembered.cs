using Picasso.Checker.Rows;

namespace Picasso.Checker.Invariants;

/// <summary>
/// I5: what moved a purchase on is remembered, so that it moves nothing a second time. Messages do not say here which purchase they were
/// for, so the buyers of a bucket are looked at together: their purchases need at least so many messages to have come where they are.
/// </summary>
internal static class Remembered
{
    public static IEnumerable<Violation> Check(Evidence evidence)
    {
        var remembered = evidence.Inbox.Where(row => row.Consumer == "purchase").ToLookup(row => row.Bucket);
        foreach (var bucket in evidence.Purchases.GroupBy(purchase => purchase.Bucket))
        {
            var (needed, have) = (bucket.Sum(Needs), remembered[bucket.Key].Count());
            if (have < needed)
                yield return new Violation("I5", $"the purchases of bucket {bucket.Key} took {needed} messages or more, and {have} are remembered");
        }
    }

    // Opened, reserved, paid, moved, recorded; or opened, reserved, paid, refunded; or one error.
    private static int Needs(PurchaseRow purchase) => purchase.CurrentState switch
    {
        States.Completed => 5,
        States.Refunded => 4,
        States.Rejected => 1,
        _ => 0,
    };
}
