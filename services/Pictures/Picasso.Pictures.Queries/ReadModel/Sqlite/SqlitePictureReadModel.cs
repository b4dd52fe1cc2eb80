using Dapper;
using Microsoft.Data.Sqlite;
using Picasso.EmbeddedStorage;
using Picasso.EventSourcing;
using Picasso.Pictures.Queries.Projecting;

namespace Picasso.Pictures.Queries.ReadModel.Sqlite;

/// <summary>The embedded read model: one SQLite file.</summary>
internal sealed class SqlitePictureReadModel(SqliteDatabase database) : IPictureReadModel
{
    private const string FileName = "pictures-read.db";

    // In KiB. The words of a batch are all over their index: with the usual 2 MB each page would be read again and again.
    private const string WriteCache = "PRAGMA cache_size = -65536";

    public SqlitePictureReadModel(DataDirectory directory) : this(Open(directory.File(FileName))) { }

    public ISearchIndex Index { get; } = new SqliteSearchIndex(database);

    /// <summary>The file with its present schema. An empty one has the present version.</summary>
    public static SqliteDatabase Open(string path)
    {
        var database = new SqliteDatabase(path, ReadModelSchema.Migrations);
        database.Write((connection, transaction) => connection.Execute(
            "UPDATE sets SET version = @Version WHERE suffix = '' AND checkpoint = 0", new { PictureProjection.Version }, transaction));
        return database;
    }

    public Task<LogPosition> ReadCheckpointAsync(RowSet set, CancellationToken cancellationToken)
    {
        using var connection = database.Open();
        var suffix = ReadModelSchema.SuffixOf(set);
        var checkpoint = connection.ExecuteScalar<long?>("SELECT checkpoint FROM sets WHERE suffix = @suffix", new { suffix });
        return Task.FromResult(LogPosition.FromStored(checkpoint ?? 0));
    }

    public Task<IReadOnlyDictionary<string, PictureRow>> LoadAsync(
        RowSet set, IReadOnlyCollection<string> pictureIds, CancellationToken cancellationToken)
    {
        using var connection = database.Open();
        var suffix = ReadModelSchema.SuffixOf(set);
        var ids = System.Text.Json.JsonSerializer.Serialize(pictureIds);
        var documents = connection.Query<string>(
            $"""
            SELECT document FROM pictures{suffix} WHERE picture_id IN (SELECT value FROM json_each(@ids))
            UNION ALL SELECT document FROM removed{suffix} WHERE picture_id IN (SELECT value FROM json_each(@ids))
            """, new { ids });
        return Task.FromResult<IReadOnlyDictionary<string, PictureRow>>(documents.Select(RowJson.Read).ToDictionary(row => row.PictureId));
    }

    public Task<SavedChanges> SaveAsync(RowSet set, RowChanges changes, CancellationToken cancellationToken) =>
        Task.FromResult(database.Write((connection, transaction) =>
        {
            connection.Execute(WriteCache, transaction: transaction);
            var writer = new RowWriter(connection, transaction, ReadModelSchema.SuffixOf(set));
            return writer.TryMove(changes.After, changes.Through, out var checkpoint)
                ? new SavedChanges(true, checkpoint, writer.Save(changes))
                : new SavedChanges(false, checkpoint, []);
        }));

    public Task<IReadOnlyList<PictureView>> SetLikesAsync(
        IReadOnlyCollection<LikeCount> counts, CancellationToken cancellationToken) =>
        Task.FromResult(database.Write<IReadOnlyList<PictureView>>((connection, transaction) =>
        {
            var suffixes = connection.Query<string>("SELECT suffix FROM sets", transaction: transaction).ToList();
            var writer = new LikesWriter(connection, transaction, suffixes);
            return [.. counts.Select(writer.Save).OfType<PictureView>()];
        }));

    public Task<int> ReadVersionAsync(CancellationToken cancellationToken)
    {
        using var connection = database.Open();
        return Task.FromResult(connection.ExecuteScalar<int>("SELECT version FROM sets WHERE suffix = ''"));
    }

    public Task BeginNextAsync(int version, CancellationToken cancellationToken)
    {
        database.Write((connection, transaction) =>
        {
            var generation = connection.ExecuteScalar<long>("SELECT MAX(generation) + 1 FROM sets", transaction: transaction);
            var next = ReadModelSchema.SuffixOf(RowSet.Next);
            connection.Execute(ReadModelSchema.DropSet(next) + ReadModelSchema.CreateNext(next, generation), transaction: transaction);
            connection.Execute("INSERT OR REPLACE INTO sets VALUES (@next, @generation, @version, 0, 0)", new { next, generation, version }, transaction);
        });
        return Task.CompletedTask;
    }

    public Task SwapAsync(CancellationToken cancellationToken)
    {
        database.Write((connection, transaction) =>
        {
            var (serving, next) = (ReadModelSchema.SuffixOf(RowSet.Serving), ReadModelSchema.SuffixOf(RowSet.Next));
            connection.Execute(ReadModelSchema.DropSet(serving) + ReadModelSchema.RenameSet(next, serving), transaction: transaction);
            connection.Execute("DELETE FROM sets WHERE suffix = @serving", new { serving }, transaction);
            connection.Execute("UPDATE sets SET suffix = @serving WHERE suffix = @next", new { serving, next }, transaction);
        });
        return Task.CompletedTask;
    }

    public Task<PictureView?> FindAsync(string pictureId, CancellationToken cancellationToken)
    {
        using var connection = database.Open();
        var line = connection.QuerySingleOrDefault<Line>($"{Line.Select} WHERE picture_id = @pictureId", new { pictureId });
        return Task.FromResult(line?.ToView());
    }

    public Task<IReadOnlyList<PictureView>> FindAsync(IReadOnlyCollection<string> pictureIds, CancellationToken cancellationToken)
    {
        using var connection = database.Open();
        var ids = System.Text.Json.JsonSerializer.Serialize(pictureIds);
        var lines = connection.Query<Line>($"{Line.Select} WHERE picture_id IN (SELECT value FROM json_each(@ids))", new { ids });
        return Task.FromResult<IReadOnlyList<PictureView>>([.. lines.Select(line => line.ToView())]);
    }

    public Task<IReadOnlyList<PictureView>> ReadPageAsync(
        Listing listing, PageKey after, int limit, CancellationToken cancellationToken)
    {
        var (sql, parameters) = ListingSql.For(listing, after, limit);
        using var connection = database.Open();
        var lines = connection.Query<Line>(new CommandDefinition(sql, parameters, cancellationToken: cancellationToken));
        return Task.FromResult<IReadOnlyList<PictureView>>(
            [.. lines.Select(line => line.ToView() with { Key = new PageKey(line.Rank, line.Sequence) })]);
    }

    public Task<int> CountAsync(Listing listing, int atMost, CancellationToken cancellationToken)
    {
        var (sql, parameters) = ListingSql.For(listing, PageKey.Top, atMost);
        using var connection = database.Open();
        return Task.FromResult(connection.ExecuteScalar<int>(new CommandDefinition($"SELECT COUNT(*) FROM ({sql})", parameters, cancellationToken: cancellationToken)));
    }

    // Not a record: SQLite cannot determine an expression's type without a row, and a constructor has to match it.
    private sealed class Line
    {
        public const string Select = "SELECT document AS Document, likes AS Likes, seq AS Rank, seq AS Sequence FROM pictures";

        public string Document { get; set; } = "";
        public long Likes { get; set; }
        public long Rank { get; set; }
        public long Sequence { get; set; }

        public PictureView ToView() => new(RowJson.Read(Document), Likes);
    }
}
