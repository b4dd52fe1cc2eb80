using Picasso.Checker.Rows;

namespace Picasso.Checker.Invariants;

/// <summary>I6: the ledger only grows, entries have all their lines, and a reversal names an entry of its purchase that it undoes.</summary>
internal static class KeptLedger
{
    private static readonly Dictionary<string, string> s_reversals = new()
    {
        ["refund"] = "charge", ["reserve_released"] = "reserve_held", ["dispute_won"] = "dispute", ["settlement_reversed"] = "settlement",
        ["chargeback"] = "charge", ["royalty_reversed"] = "royalty_credited",
    };

    public static IEnumerable<Violation> Check(Evidence evidence) =>
        Reversals(evidence).Concat(Gaps(evidence)).Concat(Earlier(evidence)).Select(text => new Violation("I6", text));

    private static IEnumerable<string> Reversals(Evidence evidence)
    {
        var entries = evidence.Entries.ToLookup(entry => entry.EntryId);
        var amounts = evidence.Postings.Where(posting => posting.Account == "provider-clearing")
            .ToLookup(posting => posting.EntryId, posting => (posting.Currency, posting.AmountMinor));
        foreach (var entry in evidence.Entries)
        {
            var of = s_reversals.GetValueOrDefault(entry.Kind);
            if ((of is null) != (entry.ReversesEntryId is null))
                yield return $"entry {entry.EntryId} ({entry.Kind}) reverses '{entry.ReversesEntryId}'";
            else if (entry.ReversesEntryId is { } undone && !entries[undone].Any(it => it.PurchaseId == entry.PurchaseId && it.Kind == of))
                yield return $"entry {entry.EntryId} ({entry.Kind}) reverses {undone}, which is no {of} of its purchase";
            else if (entry is { Kind: "refund", ReversesEntryId: { } charge }
                && !amounts[entry.EntryId].Order().SequenceEqual(amounts[charge].Select(part => (part.Currency, -part.AmountMinor)).Order()))
                yield return $"entry {entry.EntryId} gives back another amount than {charge} took";
        }
    }

    private static IEnumerable<string> Gaps(Evidence evidence) =>
        from lines in evidence.Postings.GroupBy(posting => posting.EntryId)
        where !lines.Select(line => line.Line).Order().SequenceEqual(Enumerable.Range(0, lines.Count()).Select(line => (long)line))
        select $"entry {lines.Key} has the lines {string.Join(", ", lines.Select(line => line.Line).Order())}";

    private static IEnumerable<string> Earlier(Evidence evidence)
    {
        if (evidence.Earlier is not { } earlier)
            return [];
        var (entries, postings) = (evidence.Entries.ToHashSet(), evidence.Postings.ToHashSet());
        return earlier.Entries.Where(entry => !entries.Contains(entry)).Select(entry => $"entry {entry.EntryId} is not what it was")
            .Concat(earlier.Postings.Where(posting => !postings.Contains(posting))
                .Select(posting => $"line {posting.Line} of entry {posting.EntryId} is not what it was"));
    }
}
