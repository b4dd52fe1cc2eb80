using Picasso.EventSourcing;
using Picasso.Pictures.Commands.ClosingAccounts;
using Picasso.Pictures.Commands.Streams;

namespace Picasso.Pictures.Commands.Indexing.Mongo;

/// <summary>The effect of a part of the log on the index, computed in memory to need few writes. Pure.</summary>
internal sealed class IndexBatch
{
    private readonly Dictionary<string, IndexEntry?> _entries;
    private readonly HashSet<string> _touched = [];

    private IndexBatch(IEnumerable<IndexEntry> before) =>
        _entries = before.ToDictionary(entry => entry.PictureId, entry => (IndexEntry?)entry);

    /// <summary>Pictures after the batch; null when deleted.</summary>
    public IEnumerable<KeyValuePair<string, IndexEntry?>> Changed => _entries.Where(entry => _touched.Contains(entry.Key));

    /// <summary>Closed accounts.</summary>
    public static IReadOnlyCollection<string> ClosedIn(IEnumerable<RecordedEvent> events) =>
        events.Where(IsClosing).Select(recorded => ClosedAccounts.UserIdOf(recorded.Stream)).ToHashSet();

    /// <summary>The pictures of the events.</summary>
    public static IReadOnlyCollection<string> PicturesIn(IEnumerable<RecordedEvent> events) =>
        events.Where(recorded => !IsClosing(recorded)).Select(recorded => PictureEvents.PictureIdOf(recorded.Stream).Value).ToHashSet();

    /// <summary>Folds events into the previous pictures.</summary>
    public static IndexBatch Fold(IEnumerable<IndexEntry> before, IEnumerable<RecordedEvent> events)
    {
        var batch = new IndexBatch(before);
        foreach (var recorded in events.Where(recorded => !IsClosing(recorded)))
            batch.Apply(
                PictureEvents.PictureIdOf(recorded.Stream).Value, PictureEncoding.Instance.Decode(recorded.Type, recorded.Data.Span),
                recorded.Position.ToStored());
        return batch;
    }

    private void Apply(string id, PictureEvent happened, long position)
    {
        var before = _entries.GetValueOrDefault(id);
        var after = before is not null ? Evolve(before, happened) : happened is PictureUploaded uploaded ? IndexEntry.Of(id, uploaded, position) : null;
        if (ReferenceEquals(before, after))
            return;
        _entries[id] = after;
        _touched.Add(id);
    }

    private static IndexEntry? Evolve(IndexEntry before, PictureEvent happened) => happened switch
    {
        PictureListed => before with { Listed = true },
        PictureUnlisted or PictureFrozenForDispute => before with { Listed = false },
        OwnershipTransferred transferred => before with { OwnerId = transferred.ToOwnerId.Value, Sold = true, Listed = false },
        OwnershipReversed reversed => before with { OwnerId = reversed.ToOwnerId.Value, Listed = false },
        ResaleUndone undone => before with { OwnerId = undone.ToOwnerId.Value, Listed = false },
        PreviewsAdded or PreviewsFailed => before with { PreviewsSettled = true },
        PictureDeleted => null,
        _ => before,
    };

    private static bool IsClosing(RecordedEvent recorded) => recorded.Stream.StartsWith(ClosedAccounts.StreamPrefix, StringComparison.Ordinal);
}
