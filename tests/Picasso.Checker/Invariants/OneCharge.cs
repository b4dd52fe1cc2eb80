using Picasso.Checker.Rows;

namespace Picasso.Checker.Invariants;

/// <summary>I3: one charge for a purchase and no payment that could still become one; and our books say what the provider's say.</summary>
internal static class OneCharge
{
    public static IEnumerable<Violation> Check(Evidence evidence)
    {
        foreach (var twice in evidence.Provider.Charges.GroupBy(money => money.PurchaseId).Where(money => money.Count() > 1))
            yield return new Violation(
                "I3", $"purchase {twice.Key} was charged {twice.Count()} times: {string.Join(", ", twice.Select(money => money.Id))}");
        foreach (var open in evidence.Provider.Intents.Where(intent => intent.Status is not ("succeeded" or "canceled")))
            yield return new Violation("I3", $"payment {open.Id} of purchase {open.PurchaseId} is {open.Status} and may still be charged");
        foreach (var twice in evidence.Purchases.GroupBy(purchase => purchase.PurchaseId).Where(rows => rows.Count() > 1))
            yield return new Violation("I3", $"purchase {twice.Key} lies in {twice.Count()} shards");
        foreach (var difference in Differences(evidence))
            yield return difference;
    }

    // What lies at the provider by our books, purchase by purchase, against what it took and gave back.
    private static IEnumerable<Violation> Differences(Evidence evidence)
    {
        var purchaseOf = evidence.Entries.GroupBy(entry => entry.EntryId).ToDictionary(same => same.Key, same => same.First().PurchaseId);
        var ours = evidence.Postings.Where(posting => posting.Account == "provider-clearing")
            .Select(posting => (purchaseOf.GetValueOrDefault(posting.EntryId, ""), posting.Currency, posting.AmountMinor));
        var theirs = evidence.Provider.Charges.Select(money => (money.PurchaseId, money.Currency, -money.Minor))
            .Concat(evidence.Provider.Refunds.Select(money => (money.PurchaseId, money.Currency, money.Minor)))
            .Concat(evidence.Provider.Disputes.Where(money => money.IsLost).Select(money => (money.PurchaseId, money.Currency, money.Minor)))
            .Concat(evidence.Provider.Transfers.Select(money => (money.PayoutId, money.Currency, money.Minor)));
        foreach (var sum in ours.Concat(theirs).GroupBy(part => (part.Item1, part.Item2)))
        {
            if (sum.Sum(part => part.Item3) is var rest && rest != 0)
                yield return new Violation("I3", $"for purchase {sum.Key.Item1} our books and the provider's differ by {rest} {sum.Key.Item2}");
        }
    }
}
