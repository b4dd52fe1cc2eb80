namespace Picasso.Checker.Invariants;

/// <summary>I2: each entry, and each currency over all shards, sums to zero; no line is without its entry, no entry without lines.</summary>
internal static class BalancedBooks
{
    public static IEnumerable<Violation> Check(Evidence evidence)
    {
        foreach (var sum in evidence.Postings.GroupBy(posting => (posting.EntryId, posting.Currency)))
        {
            if (sum.Sum(posting => (decimal)posting.AmountMinor) is var rest && rest != 0)
                yield return new Violation("I2", $"entry {sum.Key.EntryId} leaves {rest} {sum.Key.Currency}");
        }

        foreach (var sum in evidence.Postings.GroupBy(posting => posting.Currency))
        {
            if (sum.Sum(posting => (decimal)posting.AmountMinor) is var rest && rest != 0)
                yield return new Violation("I2", $"the books leave {rest} {sum.Key}");
        }

        var (entries, lines) = (evidence.Entries.Select(entry => entry.EntryId).ToHashSet(), evidence.Postings.Select(posting => posting.EntryId).ToHashSet());
        foreach (var entry in entries.Except(lines))
            yield return new Violation("I2", $"entry {entry} has no lines");
        foreach (var line in lines.Except(entries))
            yield return new Violation("I2", $"lines of {line}, which is no entry");
    }
}
