using Picasso.EventSourcing;
using Picasso.Pictures.Queries.ReadModel;
using Picasso.Pictures.Queries.Watching;

namespace Picasso.Pictures.Queries.Projecting;

/// <summary>The effect of a batch of events on its rows.</summary>
internal sealed class RowBatch
{
    private readonly IReadOnlyDictionary<string, PictureRow> _before;
    private readonly Dictionary<string, PictureRow> _rows;
    private readonly List<Purchase> _purchases = [];

    private RowBatch(IReadOnlyDictionary<string, PictureRow> before) => (_before, _rows) = (before, new(before));

    public IReadOnlyList<Purchase> Purchases => _purchases;

    public IReadOnlyList<PictureRow> Changed =>
        [.. _rows.Values.Where(row => !ReferenceEquals(row, _before.GetValueOrDefault(row.PictureId)))];

    /// <summary>The pictures of the events.</summary>
    public static IReadOnlyCollection<string> IdsOf(IEnumerable<RecordedEvent> events) =>
        events.Select(recorded => PictureEvents.PictureIdOf(recorded.Stream).Value).ToHashSet();

    /// <summary>Folds events into the previous rows.</summary>
    public static RowBatch Fold(IReadOnlyDictionary<string, PictureRow> before, IEnumerable<RecordedEvent> events)
    {
        var batch = new RowBatch(before);
        foreach (var recorded in events)
            batch.Add(recorded);
        return batch;
    }

    /// <summary>The notification of watchers about a stored row.</summary>
    public ChangeKind KindOf(PictureRow row) =>
        row.Removed ? ChangeKind.Removed
        : _before.ContainsKey(row.PictureId) ? ChangeKind.Changed
        : ChangeKind.Added;

    private void Add(RecordedEvent recorded)
    {
        var id = PictureEvents.PictureIdOf(recorded.Stream).Value;
        if (PictureProjection.Apply(_rows.GetValueOrDefault(id), recorded, out var purchase) is not { } row)
            return;
        _rows[id] = row;
        if (purchase is not null)
            _purchases.Add(purchase);
    }
}
