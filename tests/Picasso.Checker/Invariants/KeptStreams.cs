using Picasso.Checker.Pictures;
using Picasso.Checker.Rows;

namespace Picasso.Checker.Invariants;

/// <summary>I6: no event is missing, moved or changed: positions and revisions have no gap, hashes follow, and what was there is there.</summary>
internal static class KeptStreams
{
    public static IEnumerable<Violation> Check(Evidence evidence) =>
        Positions(evidence).Concat(evidence.Events.GroupBy(row => row.Stream).SelectMany(Stream)).Concat(Earlier(evidence))
            .Select(text => new Violation("I6", text));

    private static IEnumerable<string> Positions(Evidence evidence)
    {
        var expected = 1L;
        foreach (var row in evidence.Events.OrderBy(row => row.Position))
        {
            if (row.Position != expected)
                yield return $"the log goes on at {row.Position} where {expected} should be";
            expected = row.Position + 1;
        }

        if (evidence.LastPosition is { } last && last != expected - 1)
            yield return $"the log ends at {expected - 1} but gave position {last}";
    }

    private static IEnumerable<string> Stream(IGrouping<string, EventRow> stream)
    {
        var (revision, previous) = (0L, (string?)null);
        foreach (var row in stream.OrderBy(row => row.Revision))
        {
            if (row.Revision != revision)
                yield return $"stream {stream.Key} goes on at {row.Revision} where {revision} should be";
            revision = row.Revision + 1;
            if (!stream.Key.StartsWith("picture-", StringComparison.Ordinal))
                continue;
            var hash = StoredEvent.Meta(row, "hash");
            if (hash is null || hash != Chain.HashOf(row, previous))
                yield return $"the hash of event {row.Position} of {stream.Key} does not follow";
            previous = hash;
        }
    }

    private static IEnumerable<string> Earlier(Evidence evidence)
    {
        var now = evidence.Events.ToLookup(row => row.Position);
        return (evidence.Earlier?.Events ?? []).Where(row => !now[row.Position].Any(kept => IsSame(kept, row)))
            .Select(row => $"event {row.Position} is not what it was");
    }

    private static bool IsSame(EventRow one, EventRow other) =>
        one.Stream == other.Stream && one.Revision == other.Revision && one.Type == other.Type && one.Id.SequenceEqual(other.Id)
        && one.Data.SequenceEqual(other.Data) && one.Metadata.SequenceEqual(other.Metadata);
}
