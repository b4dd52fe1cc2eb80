using MongoDB.Bson;
using MongoDB.Driver;
using Picasso.Pictures.Queries.Projecting;

namespace Picasso.Pictures.Queries.ReadModel.Mongo;

/// <summary>
/// The generations of the rows. Each has its own collections; one document names the serving generation and the one being filled, and is replaced
/// under its revision. A former generation stays until the next rebuild, for its remaining readers.
/// </summary>
internal sealed class MongoSets(IMongoDatabase database)
{
    /// <summary>How long a rebuild without progress counts as running.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    private const string PointerId = "pictures";

    private readonly IMongoCollection<PointerDocument> _pointers = database.GetCollection<PointerDocument>("sets");
    private readonly IMongoCollection<GenerationDocument> _generations = database.GetCollection<GenerationDocument>("generations");

    /// <summary>Creates the first generation where there is none, and the indexes of the serving one.</summary>
    public async Task EnsureAsync(CancellationToken cancellationToken)
    {
        var pointer = await _pointers.FindOneAndUpdateAsync(
            Builders<PointerDocument>.Filter.Eq(one => one.Id, PointerId),
            Builders<PointerDocument>.Update
                .SetOnInsert(one => one.Revision, 1).SetOnInsert(one => one.Latest, 1).SetOnInsert(one => one.Serving, 1)
                .SetOnInsert(one => one.ServingVersion, PictureProjection.Version).SetOnInsert(one => one.Next, null).SetOnInsert(one => one.NextVersion, 0),
            new FindOneAndUpdateOptions<PointerDocument> { IsUpsert = true, ReturnDocument = ReturnDocument.After },
            cancellationToken);
        await PrepareAsync(pointer.Serving, "", cancellationToken);
    }

    /// <summary>The present generations.</summary>
    public Task<PointerDocument> ReadAsync(CancellationToken cancellationToken) =>
        _pointers.Find(one => one.Id == PointerId).SingleAsync(cancellationToken);

    /// <summary>The position of a generation; null when it was deleted.</summary>
    public async Task<GenerationDocument?> FindAsync(int generation, CancellationToken cancellationToken) =>
        await _generations.Find(one => one.Id == generation).SingleOrDefaultAsync(cancellationToken);

    /// <summary>Creates an empty generation and deletes all others except the serving one.</summary>
    /// <param name="version">The projection's version.</param>
    /// <param name="owner">The filling process: the owner of an unfinished generation may start again at once, others after its timeout.</param>
    /// <param name="cancellationToken">Leaves an empty generation without readers.</param>
    /// <exception cref="InvalidOperationException">Another process is rebuilding.</exception>
    public async Task<int> BeginAsync(int version, string owner, CancellationToken cancellationToken)
    {
        var pointer = await ReadAsync(cancellationToken);
        if (pointer.Next is { } other && await IsAliveAsync(other, owner, cancellationToken))
            throw UnderWay();
        var next = pointer.Latest + 1;
        await ReplaceAsync(pointer, pointer with { Latest = next, Next = next, NextVersion = version }, cancellationToken);
        await RemoveOthersAsync(pointer.Serving, next, cancellationToken);
        await PrepareAsync(next, owner, cancellationToken);
        return next;
    }

    /// <summary>Makes a generation the serving one.</summary>
    /// <exception cref="InvalidOperationException">Another process has started a new rebuild.</exception>
    public async Task SwapAsync(int generation, CancellationToken cancellationToken)
    {
        var pointer = await ReadAsync(cancellationToken);
        if (pointer.Next != generation)
            throw UnderWay();
        await ReplaceAsync(
            pointer, pointer with { Serving = generation, ServingVersion = pointer.NextVersion, Next = null, NextVersion = 0 }, cancellationToken);
    }

    /// <summary>Moves a checkpoint within a transaction; false when it is not at the expected position.</summary>
    public async Task<bool> TryMoveAsync(IClientSessionHandle session, int generation, long after, long through)
    {
        var moved = await _generations.UpdateOneAsync(
            session,
            Builders<GenerationDocument>.Filter.Where(one => one.Id == generation && one.Checkpoint == after),
            Builders<GenerationDocument>.Update
                .Set(one => one.Checkpoint, through).CurrentDate(one => one.Alive));
        return moved.MatchedCount == 1;
    }

    /// <summary>Counts pictures within a transaction.</summary>
    public Task CountAsync(IClientSessionHandle session, int generation, long added) =>
        _generations.UpdateOneAsync(
            session, one => one.Id == generation, Builders<GenerationDocument>.Update.Inc(one => one.Pictures, added));

    private async Task<bool> IsAliveAsync(int generation, string owner, CancellationToken cancellationToken)
    {
        var state = await FindAsync(generation, cancellationToken);
        if (state is null || state.Owner == owner)
            return false;
        // The server's clock for both ends, because the clocks of processes differ.
        var hello = await database.RunCommandAsync<BsonDocument>(new BsonDocument("hello", 1), cancellationToken: cancellationToken);
        return hello["localTime"].ToUniversalTime() - state.Alive < Lease;
    }

    private async Task ReplaceAsync(PointerDocument before, PointerDocument after, CancellationToken cancellationToken)
    {
        var replaced = await _pointers.ReplaceOneAsync(
            one => one.Id == PointerId && one.Revision == before.Revision, after with { Revision = before.Revision + 1 },
            cancellationToken: cancellationToken);
        if (replaced.MatchedCount == 0)
            throw UnderWay();
    }

    private async Task RemoveOthersAsync(int serving, int next, CancellationToken cancellationToken)
    {
        // Their checkpoints first: without one no process writes to a generation.
        await _generations.DeleteManyAsync(one => one.Id != serving && one.Id != next, cancellationToken);
        using var names = await database.ListCollectionNamesAsync(cancellationToken: cancellationToken);
        foreach (var name in await names.ToListAsync(cancellationToken))
            if (Generation.NumberOf(name) is { } number && number != serving && number != next)
                await database.DropCollectionAsync(name, cancellationToken);
    }

    private async Task PrepareAsync(int generation, string owner, CancellationToken cancellationToken)
    {
        await new Generation(database, generation).EnsureAsync(cancellationToken);
        await _generations.UpdateOneAsync(
            one => one.Id == generation,
            Builders<GenerationDocument>.Update
                .SetOnInsert(one => one.Checkpoint, 0).SetOnInsert(one => one.Pictures, 0).SetOnInsert(one => one.Owner, owner)
                .CurrentDate(one => one.Alive),
            new UpdateOptions { IsUpsert = true }, cancellationToken);
    }

    private static InvalidOperationException UnderWay() => new("Another rebuild of the pictures is under way.");
}
