using Picasso.Checker.Rows;

namespace Picasso.Checker.Invariants;

/// <summary>I5: the entries and lines that the end of a purchase calls for are there, each once, no others; and accounts are their sums.</summary>
internal static class CountedOnce
{
    public static IEnumerable<Violation> Check(Evidence evidence) =>
        Entries(evidence).Concat(Lines(evidence)).Concat(Accounts(evidence)).Concat(Reserves(evidence)).Select(text => new Violation("I5", text));

    private static IEnumerable<string> Entries(Evidence evidence)
    {
        var won = evidence.Provider.Disputes.Where(dispute => !dispute.IsLost).Select(dispute => dispute.PurchaseId).ToHashSet();
        var kinds = evidence.Entries.ToLookup(entry => entry.PurchaseId, entry => entry.Kind);
        foreach (var purchase in evidence.Purchases.Where(purchase => purchase.HasEnded))
        {
            var allowed = Endings.AllowedEntries(purchase, won.Contains(purchase.PurchaseId));
            var booked = kinds[purchase.PurchaseId].Where(kind => !Endings.IsAside(kind)).Order(StringComparer.Ordinal).ToArray();
            if (!allowed.Any(kinds => booked.SequenceEqual(kinds.Order(StringComparer.Ordinal))))
                yield return $"purchase {purchase.PurchaseId} is {purchase.CurrentState} and booked as [{string.Join(", ", booked)}]";
        }
    }

    private static IEnumerable<string> Lines(Evidence evidence)
    {
        var lines = evidence.StatementEntries.ToLookup(line => line.PurchaseId);
        foreach (var purchase in evidence.Purchases.Where(purchase => purchase.HasEnded))
        {
            var expected = Endings.Lines(purchase);
            var posted = lines[purchase.PurchaseId].Where(line => !Endings.IsAside(line.Kind))
                .Select(line => (line.UserId, line.Kind, line.AmountMinor)).ToList();
            if (posted.Count != expected.Count || expected.Except(posted).Any())
                yield return $"purchase {purchase.PurchaseId} is {purchase.CurrentState} and stands in statements as [{string.Join(", ", posted)}]";
        }
    }

    private static IEnumerable<string> Accounts(Evidence evidence)
    {
        const string payable = "seller-payable:";
        var lines = evidence.StatementEntries.ToLookup(line => (line.UserId, line.Currency), line => line.AmountMinor);
        var running = evidence.SellerAccounts.ToLookup(account => (account.UserId, account.Currency), account => account.BalanceMinor);
        var owed = evidence.Postings.Where(posting => posting.Account.StartsWith(payable, StringComparison.Ordinal))
            .ToLookup(posting => (posting.Account[payable.Length..], posting.Currency), posting => -posting.AmountMinor);
        foreach (var key in new[] { lines, running, owed }.SelectMany(sums => sums).Select(sum => sum.Key).Distinct())
        {
            var (stated, booked) = (lines[key].Sum(), owed[key].Sum());
            if (stated != booked || !running[key].SequenceEqual([stated]))
                yield return $"{key.Item1} has lines of {stated} {key.Item2}, is owed {booked}; accounts say [{string.Join(", ", running[key])}]";
        }
    }

    // What is kept of people is what the ledger says, and never less than nothing.
    private static IEnumerable<string> Reserves(Evidence evidence)
    {
        const string reserve = "seller-reserve:";
        var booked = evidence.Postings.Where(posting => posting.Account.StartsWith(reserve, StringComparison.Ordinal))
            .ToLookup(posting => (posting.Account[reserve.Length..], posting.Currency), posting => -posting.AmountMinor);
        var kept = evidence.SellerAccounts.ToLookup(account => (account.UserId, account.Currency), account => account.ReserveMinor);
        foreach (var key in new[] { booked, kept }.SelectMany(sums => sums).Select(sum => sum.Key).Distinct())
        {
            if (booked[key].Sum() != kept[key].Sum() || kept[key].Any(minor => minor < 0))
                yield return $"of {key.Item1} {kept[key].Sum()} {key.Item2} is kept, and {booked[key].Sum()} is booked";
        }
    }
}
