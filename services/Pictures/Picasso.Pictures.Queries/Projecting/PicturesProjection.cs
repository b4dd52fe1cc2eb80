using Picasso.EventSourcing.Projecting;
using Picasso.Pictures.Queries.ReadModel;
using Picasso.Pictures.Queries.Watching;

namespace Picasso.Pictures.Queries.Projecting;

/// <summary>The serving rows; they can be rebuilt while they serve.</summary>
internal sealed class PicturesProjection(IPictureReadModel pictures, ChangeFeed changes)
    : RowSetProjection(pictures, RowSet.Serving, changes), IRebuildableProjection
{
    private readonly IPictureReadModel _pictures = pictures;
    private readonly ChangeFeed _changes = changes;
    private int _rebuilding;

    public async Task<IProjectionRebuild> BeginRebuildAsync(CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref _rebuilding, 1) == 1)
            throw new InvalidOperationException("A rebuild is under way.");
        try
        {
            await _pictures.BeginNextAsync(PictureProjection.Version, cancellationToken);
            return new Rebuild(this);
        }
        catch
        {
            Volatile.Write(ref _rebuilding, 0);
            throw;
        }
    }

    private sealed class Rebuild(PicturesProjection serving) : IProjectionRebuild
    {
        public IProjection Target { get; } = new RowSetProjection(serving._pictures, RowSet.Next, null);

        public async Task SwapAsync(CancellationToken cancellationToken)
        {
            await serving._pictures.SwapAsync(cancellationToken);
            // No notifications were sent for the differences between the copies.
            serving._changes.Publish([Change.Resync]);
        }

        // An unfinished copy stays until the next rebuild starts; no reader uses it.
        public ValueTask DisposeAsync()
        {
            Volatile.Write(ref serving._rebuilding, 0);
            return ValueTask.CompletedTask;
        }
    }
}
