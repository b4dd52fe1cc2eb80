using Dapper;
using Picasso.EmbeddedStorage;
using Picasso.EventSourcing;
using Picasso.EventSourcing.Projecting;
using Picasso.Kernel;
using Picasso.Pictures.Commands.ClosingAccounts;
using Picasso.Pictures.Commands.Imaging;

namespace Picasso.Pictures.Commands.Indexing;

/// <summary>The index in a SQLite file, updated by a projection with its checkpoint in the same transaction.</summary>
internal sealed class SqlitePictureIndex(DataDirectory directory, Signal<IPictureIndex> changed) : IPictureIndex, IClearableProjection
{
    private readonly SqliteDatabase _database = new(directory.File("pictures-commands.db"), IndexSchema.Migrations);

    public string Name => "picture-index";

    public EventFilter Filter { get; } = EventFilter.Streams(PictureEvents.StreamPrefix, ClosedAccounts.StreamPrefix);

    public Task<LogPosition> LoadCheckpointAsync(CancellationToken cancellationToken)
    {
        using var connection = _database.Open();
        return Task.FromResult(ReadCheckpoint(new(connection, null)));
    }

    public Task<LogPosition> ApplyAsync(ProjectionBatch batch, CancellationToken cancellationToken)
    {
        var reached = _database.Write((connection, transaction) =>
        {
            var rows = new SqliteIndexRows(connection, transaction);
            var checkpoint = ReadCheckpoint(rows);
            if (checkpoint != batch.After)
                return checkpoint;
            foreach (var recorded in batch.Events)
                IndexProjection.Apply(rows, recorded);
            rows.Execute("UPDATE checkpoint SET position = @position", new { position = batch.Through.ToStored() });
            return batch.Through;
        });
        changed.Raise();
        return Task.FromResult(reached);
    }

    public Task ClearAsync(CancellationToken cancellationToken)
    {
        _database.Write((connection, transaction) => connection.Execute(
            """
            DELETE FROM pictures; DELETE FROM hash_pieces; DELETE FROM closed_accounts; DELETE FROM left_behind;
            UPDATE checkpoint SET position = 0;
            """, transaction: transaction));
        return Task.CompletedTask;
    }

    public Task<bool> ContainsAsync(PictureId pictureId, CancellationToken cancellationToken)
    {
        using var connection = _database.Open();
        return Task.FromResult(connection.ExecuteScalar<bool>(
            "SELECT EXISTS (SELECT 1 FROM pictures WHERE picture_id = @pictureId)", new { pictureId = pictureId.Value }));
    }

    public Task<IReadOnlyList<SimilarPicture>> FindCandidatesAsync(IReadOnlyCollection<LookPiece> pieces, CancellationToken cancellationToken)
    {
        var values = string.Join(", ", pieces.Select(one => FormattableString.Invariant($"({one.Band}, {one.Piece})")));
        using var connection = _database.Open();
        var rows = connection.Query<(string PictureId, string Hash, string Flat)>(
            $"""
            SELECT picture_id, perceptual_hash, flat_look FROM pictures WHERE picture_id IN (
                SELECT picture_id FROM hash_pieces WHERE (band, piece) IN (VALUES {values}))
            """);
        return Task.FromResult<IReadOnlyList<SimilarPicture>>(
            [.. rows.Select(row => new SimilarPicture(row.PictureId, PerceptualHash.Parse(row.Hash), FlatLook.Parse(row.Flat)))]);
    }

    public Task<IReadOnlyList<LeftBehind>> ListLeftBehindAsync(int limit, CancellationToken cancellationToken)
    {
        using var connection = _database.Open();
        return Task.FromResult<IReadOnlyList<LeftBehind>>([.. connection
            .Query<(string PictureId, string OwnerId)>(
                "SELECT picture_id, owner_id FROM left_behind ORDER BY picture_id LIMIT @limit", new { limit })
            .Select(row => new LeftBehind(row.PictureId, row.OwnerId))]);
    }

    public Task<IReadOnlyList<PictureId>> ListWithoutFurtherPreviewsAsync(int limit, CancellationToken cancellationToken)
    {
        using var connection = _database.Open();
        return Task.FromResult<IReadOnlyList<PictureId>>([.. connection
            .Query<string>(
                "SELECT picture_id FROM pictures WHERE previews_settled = 0 ORDER BY uploaded DESC, picture_id LIMIT @limit", new { limit })
            .Select(id => (PictureId)id)]);
    }

    private static LogPosition ReadCheckpoint(SqliteIndexRows rows) => LogPosition.FromStored(rows.Connection.ExecuteScalar<long>(
        "SELECT position FROM checkpoint", transaction: rows.Transaction));
}
