using MongoDB.Bson;
using MongoDB.Driver;
using Picasso.Contracts;
using Picasso.DocumentStorage;
using Picasso.EventSourcing;
using Picasso.EventSourcing.Projecting;
using Picasso.Kernel;
using Picasso.Pictures.Commands.ClosingAccounts;
using Picasso.Pictures.Commands.Imaging;

namespace Picasso.Pictures.Commands.Indexing.Mongo;

/// <summary>
/// The index on MongoDB: a document for each picture, one for each closed account, and the checkpoint, all written in one transaction that starts
/// with the checkpoint.
/// </summary>
internal sealed class MongoPictureIndex(DocumentDatabases databases, Signal<IPictureIndex> changed) : IPictureIndex, IClearableProjection, IDocumentSchema
{
    private const string CheckpointId = "picture-index";
    private const string Position = "position";

    private readonly IMongoCollection<IndexEntry> _pictures = databases.Of(ServiceNames.PicturesCommands).GetCollection<IndexEntry>("pictures");
    private readonly IMongoCollection<BsonDocument> _closed = databases.Of(ServiceNames.PicturesCommands).GetCollection<BsonDocument>("closed_accounts");
    private readonly IMongoCollection<BsonDocument> _checkpoints = databases.Of(ServiceNames.PicturesCommands).GetCollection<BsonDocument>("index");

    public string Name => "picture-index";

    public EventFilter Filter { get; } = EventFilter.Streams(PictureEvents.StreamPrefix, ClosedAccounts.StreamPrefix);

    public async Task EnsureAsync(CancellationToken cancellationToken)
    {
        var keys = Builders<IndexEntry>.IndexKeys;
        await _pictures.Indexes.CreateManyAsync(
        [
            new(keys.Ascending(one => one.Pieces), new CreateIndexOptions { Name = "pieces" }),
            new(keys.Ascending(one => one.OwnerId), new CreateIndexOptions { Name = "owner" }),
            new(
                keys.Ascending(one => one.PreviewsSettled).Descending(one => one.Uploaded).Ascending(one => one.PictureId),
                new CreateIndexOptions { Name = "previews" }),
            new(keys.Ascending(one => one.LeftBehind).Ascending(one => one.PictureId), new CreateIndexOptions { Name = "left" }),
        ], cancellationToken);
        await _checkpoints.UpdateOneAsync(
            Builders<BsonDocument>.Filter.Eq("_id", CheckpointId), Builders<BsonDocument>.Update.SetOnInsert(Position, 0L),
            new UpdateOptions { IsUpsert = true }, cancellationToken);
        // Created now, because a transaction should not have to.
        await _closed.Indexes.CreateOneAsync(
            new CreateIndexModel<BsonDocument>(Builders<BsonDocument>.IndexKeys.Ascending("_id")), cancellationToken: cancellationToken);
    }

    public async Task<LogPosition> LoadCheckpointAsync(CancellationToken cancellationToken)
    {
        var checkpoint = await _checkpoints.Find(Builders<BsonDocument>.Filter.Eq("_id", CheckpointId)).SingleAsync(cancellationToken);
        return LogPosition.FromStored(checkpoint[Position].AsInt64);
    }

    public async Task<LogPosition> ApplyAsync(ProjectionBatch batch, CancellationToken cancellationToken)
    {
        var applied = await databases.Transactions.RunAsync([], session => ApplyAsync(session, batch), cancellationToken);
        changed.Raise();
        return applied ? batch.Through : await LoadCheckpointAsync(cancellationToken);
    }

    public async Task ClearAsync(CancellationToken cancellationToken)
    {
        // Not one transaction, which could be too large: the rows are deleted in reverse order, and a repeat continues after an interruption.
        await _pictures.DeleteManyAsync(Builders<IndexEntry>.Filter.Empty, cancellationToken);
        await _closed.DeleteManyAsync(Builders<BsonDocument>.Filter.Empty, cancellationToken);
        await _checkpoints.UpdateOneAsync(
            Builders<BsonDocument>.Filter.Eq("_id", CheckpointId), Builders<BsonDocument>.Update.Set(Position, 0L), cancellationToken: cancellationToken);
    }

    public Task<bool> ContainsAsync(PictureId pictureId, CancellationToken cancellationToken) =>
        _pictures.Find(Builders<IndexEntry>.Filter.Eq(one => one.PictureId, pictureId.Value)).AnyAsync(cancellationToken);

    public async Task<IReadOnlyList<SimilarPicture>> FindCandidatesAsync(IReadOnlyCollection<LookPiece> pieces, CancellationToken cancellationToken)
    {
        var found = await _pictures.Find(Builders<IndexEntry>.Filter.AnyIn(one => one.Pieces, IndexEntry.PiecesOf(pieces)))
            .Project(one => new { one.PictureId, one.Hash, one.Flat }).ToListAsync(cancellationToken);
        return [.. found.Select(one => new SimilarPicture(one.PictureId, PerceptualHash.Parse(one.Hash), FlatLook.Parse(one.Flat)))];
    }

    public async Task<IReadOnlyList<LeftBehind>> ListLeftBehindAsync(int limit, CancellationToken cancellationToken)
    {
        var found = await _pictures.Find(one => one.LeftBehind).SortBy(one => one.PictureId).Limit(limit)
            .Project(one => new { one.PictureId, one.OwnerId }).ToListAsync(cancellationToken);
        return [.. found.Select(one => new LeftBehind(one.PictureId, one.OwnerId))];
    }

    public async Task<IReadOnlyList<PictureId>> ListWithoutFurtherPreviewsAsync(int limit, CancellationToken cancellationToken)
    {
        var found = await _pictures.Find(Builders<IndexEntry>.Filter.Eq(one => one.PreviewsSettled, null))
            .SortByDescending(one => one.Uploaded).ThenBy(one => one.PictureId).Limit(limit)
            .Project(one => one.PictureId).ToListAsync(cancellationToken);
        return [.. found.Select(id => (PictureId)id)];
    }

    private async Task<bool> ApplyAsync(IClientSessionHandle session, ProjectionBatch batch)
    {
        var moved = await _checkpoints.UpdateOneAsync(
            session,
            Builders<BsonDocument>.Filter.Eq("_id", CheckpointId) & Builders<BsonDocument>.Filter.Eq(Position, batch.After.ToStored()),
            Builders<BsonDocument>.Update.Set(Position, batch.Through.ToStored()));
        if (moved.MatchedCount == 0)
            return false;
        var rows = new MongoIndexRows(session, _pictures, _closed);
        var before = await rows.ReadAsync(IndexBatch.PicturesIn(batch.Events));
        await rows.CloseAsync(IndexBatch.ClosedIn(batch.Events));
        await rows.SaveAsync(IndexBatch.Fold(before, batch.Events));
        return true;
    }
}
