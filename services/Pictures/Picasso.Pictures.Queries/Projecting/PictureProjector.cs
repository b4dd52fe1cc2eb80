using Picasso.EventSourcing;
using Picasso.Pictures.Queries.ReadModel;
using Picasso.Pictures.Queries.Watching;

namespace Picasso.Pictures.Queries.Projecting;

/// <summary>Takes a batch of events into a set of rows, together with the checkpoint, and then tells those who watch.</summary>
internal sealed class PictureProjector(IPictureReadModel pictures, ChangeFeed changes)
{
    public async Task ApplyAsync(
        RowSet set, IReadOnlyList<RecordedEvent> events, LogPosition checkpoint, CancellationToken cancellationToken)
    {
        var batch = await FoldAsync(set, events, cancellationToken);
        var stored = await pictures.SaveAsync(set, batch.Changed, batch.Purchases, checkpoint, cancellationToken);
        if (set == RowSet.Serving)
            changes.Publish(stored.Select(batch.ChangeOf));
    }

    private async Task<Batch> FoldAsync(RowSet set, IReadOnlyList<RecordedEvent> events, CancellationToken cancellationToken)
    {
        var ids = events.Select(recorded => PictureEvents.PictureIdOf(recorded.Stream)).ToHashSet();
        var before = ids.Count == 0 ? [] : new Dictionary<string, PictureRow>(await pictures.LoadAsync(set, ids, cancellationToken));
        var rows = new Dictionary<string, PictureRow>(before);
        var purchases = new List<Purchase>();
        foreach (var recorded in events)
        {
            var id = PictureEvents.PictureIdOf(recorded.Stream);
            if (PictureProjection.Apply(rows.GetValueOrDefault(id), recorded) is not { } row)
                continue;
            rows[id] = row;
            if (PictureProjection.PurchaseOf(row, recorded) is { } purchase)
                purchases.Add(purchase);
        }

        return new Batch(before, [.. rows.Values.Where(row => !ReferenceEquals(row, before.GetValueOrDefault(row.PictureId)))], purchases);
    }

    private sealed record Batch(
        IReadOnlyDictionary<string, PictureRow> Before, IReadOnlyList<PictureRow> Changed, IReadOnlyList<Purchase> Purchases)
    {
        public Change ChangeOf(PictureView view) => new(
            view.Row.Removed ? ChangeKind.Removed
            : Before.ContainsKey(view.Row.PictureId) ? ChangeKind.Changed
            : ChangeKind.Added, view);
    }
}
