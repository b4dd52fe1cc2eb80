using Dapper;
using Microsoft.Data.Sqlite;
using Picasso.EmbeddedStorage;
using Picasso.EventSourcing.Projecting;

namespace Picasso.EventSourcing.Sqlite;

/// <summary>A projection into a <see cref="SqliteReadModel"/>: it implements checkpoint, guard and rebuild; a subclass writes the rows.</summary>
/// <param name="model">The tables. One projection writes to one model.</param>
public abstract class SqliteProjection(SqliteReadModel model) : IRebuildableProjection
{
    /// <inheritdoc />
    public abstract string Name { get; }

    /// <inheritdoc />
    public abstract EventFilter Filter { get; }

    /// <inheritdoc />
    public Task<LogPosition> LoadCheckpointAsync(CancellationToken cancellationToken) => Task.FromResult(Load(model.Current));

    /// <inheritdoc />
    public Task<LogPosition> ApplyAsync(ProjectionBatch batch, CancellationToken cancellationToken) =>
        Task.FromResult(Apply(model.Current, batch));

    /// <inheritdoc />
    public Task<IProjectionRebuild> BeginRebuildAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IProjectionRebuild>(new SqliteProjectionRebuild(this, model));

    /// <summary>
    /// Writes the rows derived from events, each of which is delivered exactly once and in log order. It depends only on the events and on the rows
    /// of this connection, so a rebuild produces the same rows.
    /// </summary>
    protected abstract void Project(SqliteConnection connection, SqliteTransaction transaction, IReadOnlyList<RecordedEvent> events);

    internal static LogPosition Load(SqliteDatabase database)
    {
        using var connection = database.Open();
        return Load(connection, null);
    }

    internal LogPosition Apply(SqliteDatabase database, ProjectionBatch batch) => database.Write((connection, transaction) =>
    {
        var stored = Load(connection, transaction);
        if (stored != batch.After)
            return stored;
        Project(connection, transaction, batch.Events);
        connection.Execute(
            "UPDATE projection_checkpoint SET position = @position", new { position = batch.Through.ToStored() }, transaction);
        return batch.Through;
    });

    private static LogPosition Load(SqliteConnection connection, SqliteTransaction? transaction) =>
        LogPosition.FromStored(connection.ExecuteScalar<long>("SELECT position FROM projection_checkpoint", transaction: transaction));
}
