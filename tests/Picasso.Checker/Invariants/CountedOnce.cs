using Picasso.Checker.Rows;

namespace Picasso.Checker.Invariants;

/// <summary>I5: each kind of entry and line is there once for a purchase, exactly those that its end calls for, and accounts are their sums.</summary>
internal static class CountedOnce
{
    public static IEnumerable<Violation> Check(Evidence evidence) =>
        Entries(evidence).Concat(Lines(evidence)).Concat(Accounts(evidence)).Select(text => new Violation("I5", text));

    private static IEnumerable<string> Entries(Evidence evidence)
    {
        var kinds = evidence.Entries.ToLookup(entry => entry.PurchaseId, entry => entry.Kind);
        foreach (var purchase in evidence.Purchases.Where(purchase => purchase.HasEnded))
        {
            string[] expected = purchase.CurrentState switch
            {
                States.Completed when purchase.RoyaltyMinor > 0 => ["charge", "royalty_credited", "settlement"],
                States.Completed => ["charge", "settlement"],
                States.Refunded => ["charge", "refund", "refund_due"],
                _ => [],
            };
            var booked = kinds[purchase.PurchaseId].Where(kind => !kind.StartsWith("reserve_", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal).ToArray();
            if (!booked.SequenceEqual(expected))
                yield return $"purchase {purchase.PurchaseId} is {purchase.CurrentState} and booked as [{string.Join(", ", booked)}]";
        }
    }

    private static IEnumerable<string> Lines(Evidence evidence)
    {
        var lines = evidence.SellerLines.ToLookup(line => line.PurchaseId);
        foreach (var purchase in evidence.Purchases.Where(purchase => purchase.HasEnded))
        {
            var net = purchase.PriceMinor - purchase.FeeMinor - purchase.RoyaltyMinor;
            var expected = new List<(string, string, long)>();
            if (purchase.CurrentState == States.Completed)
                expected.Add((purchase.SellerId, "sale", net));
            if (purchase.CurrentState == States.Completed && purchase.RoyaltyMinor > 0)
                expected.Add((purchase.CreatorId, "royalty", purchase.RoyaltyMinor));
            var posted = lines[purchase.PurchaseId].Where(line => !line.Kind.StartsWith("reserve_", StringComparison.Ordinal))
                .Select(line => (line.UserId, line.Kind, line.AmountMinor)).ToList();
            if (posted.Count != expected.Count || expected.Except(posted).Any())
                yield return $"purchase {purchase.PurchaseId} is {purchase.CurrentState} and stands in statements as [{string.Join(", ", posted)}]";
        }
    }

    private static IEnumerable<string> Accounts(Evidence evidence)
    {
        const string payable = "seller-payable:";
        var lines = evidence.SellerLines.GroupBy(line => (line.UserId, line.Currency)).ToDictionary(own => own.Key, own => own.Sum(line => line.AmountMinor));
        var running = evidence.SellerAccounts.ToLookup(account => (account.UserId, account.Currency), account => account.BalanceMinor);
        var owed = evidence.Postings.Where(posting => posting.Account.StartsWith(payable, StringComparison.Ordinal))
            .GroupBy(posting => (posting.Account[payable.Length..], posting.Currency)).ToDictionary(own => own.Key, own => -own.Sum(posting => posting.AmountMinor));
        foreach (var key in lines.Keys.Union(owed.Keys).Union(running.Select(account => account.Key)))
        {
            var (stated, booked) = (lines.GetValueOrDefault(key), owed.GetValueOrDefault(key));
            if (stated != booked || running[key].Count() != 1 || running[key].Single() != stated)
                yield return $"{key.Item1} has lines of {stated} {key.Item2}, is owed {booked}, and the account says {string.Join(" and ", running[key])}";
        }
    }
}
