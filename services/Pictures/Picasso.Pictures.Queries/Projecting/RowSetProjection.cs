using Picasso.EventSourcing;
using Picasso.EventSourcing.Projecting;
using Picasso.Pictures.Queries.ReadModel;
using Picasso.Pictures.Queries.Watching;

namespace Picasso.Pictures.Queries.Projecting;

/// <summary>Projects picture streams into one set of rows.</summary>
/// <param name="pictures">The read model.</param>
/// <param name="set">The set of rows.</param>
/// <param name="changes">Notified after each commit; null when the set is not read yet.</param>
internal class RowSetProjection(IPictureReadModel pictures, RowSet set, ChangeFeed? changes) : IProjection
{
    private LogPosition? _notified;

    public string Name => "pictures";

    public EventFilter Filter { get; } = EventFilter.Streams(PictureEvents.StreamPrefix);

    /// <summary>
    /// The position to continue from. When another process over the same rows has advanced further, watchers in this process have missed its changes.
    /// </summary>
    public async Task<LogPosition> LoadCheckpointAsync(CancellationToken cancellationToken)
    {
        var checkpoint = await pictures.ReadCheckpointAsync(set, cancellationToken);
        if (_notified != checkpoint)
            changes?.Publish([Change.Resync]);
        _notified = checkpoint;
        return checkpoint;
    }

    public async Task<LogPosition> ApplyAsync(ProjectionBatch batch, CancellationToken cancellationToken)
    {
        var before = await pictures.LoadAsync(set, RowBatch.IdsOf(batch.Events), cancellationToken);
        var rows = RowBatch.Fold(before, batch.Events);
        var saved = await pictures.SaveAsync(
            set, new RowChanges(batch.After, batch.Through, rows.Changed, rows.Purchases), cancellationToken);
        _notified = saved.Checkpoint;
        changes?.Publish(saved.Applied
            ? saved.Stored.Select(view => new Change(rows.KindOf(view.Row), view))
            : [Change.Resync]);
        return saved.Checkpoint;
    }
}
