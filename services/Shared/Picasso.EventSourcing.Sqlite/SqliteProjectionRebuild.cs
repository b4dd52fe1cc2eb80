using Picasso.EmbeddedStorage;
using Picasso.EventSourcing.Projecting;

namespace Picasso.EventSourcing.Sqlite;

/// <summary>The next generation of a read model during a rebuild. One process at a time holds the lock file.</summary>
internal sealed class SqliteProjectionRebuild : IProjectionRebuild
{
    private readonly SqliteReadModel _model;
    private readonly FileStream _lock;
    private readonly SqliteDatabase _next;

    public SqliteProjectionRebuild(SqliteProjection projection, SqliteReadModel model)
    {
        _model = model;
        _lock = Lock(model.LockFile);
        // The previous generation too: its readers had the time since the last rebuild.
        model.RemoveOthers();
        _next = model.CreateNext();
        Target = new Copy(projection, _next);
    }

    public IProjection Target { get; }

    public Task SwapAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _model.Serve(_next);
        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync() => _lock.DisposeAsync();

    private static FileStream Lock(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException exception)
        {
            throw new InvalidOperationException("Another rebuild of this view is under way.", exception);
        }
    }

    private sealed class Copy(SqliteProjection projection, SqliteDatabase database) : IProjection
    {
        public string Name => projection.Name;

        public EventFilter Filter => projection.Filter;

        public Task<LogPosition> LoadCheckpointAsync(CancellationToken cancellationToken) =>
            Task.FromResult(SqliteProjection.Load(database));

        public Task<LogPosition> ApplyAsync(ProjectionBatch batch, CancellationToken cancellationToken) =>
            Task.FromResult(projection.Apply(database, batch));
    }
}
