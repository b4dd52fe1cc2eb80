using MongoDB.Bson;
using MongoDB.Driver;
using Picasso.Contracts;
using Picasso.DocumentStorage;
using Picasso.EventSourcing;
using Picasso.Kernel;

namespace Picasso.Pictures.Queries.ReadModel.Mongo;

/// <summary>
/// The read model on MongoDB. A batch's rows, purchases and checkpoint are one transaction that starts with the checkpoint, so that of two processes
/// one stores and the other detects it at once.
/// </summary>
internal sealed class MongoPictureReadModel(DocumentDatabases databases, TimeProvider clock) : IPictureReadModel
{
    private readonly IMongoDatabase _database = DatabaseOf(databases);
    private readonly MongoSets _sets = new(DatabaseOf(databases));
    private readonly MongoLikes _likes = new(DatabaseOf(databases));
    private readonly string _owner = Ids.New(clock);
    private int? _next;

    public ISearchIndex Index { get; } = new MongoSearchIndex(DatabaseOf(databases));

    /// <summary>The database of the read model.</summary>
    public static IMongoDatabase DatabaseOf(DocumentDatabases databases) => databases.Of(ServiceNames.PicturesQueries);

    public async Task<LogPosition> ReadCheckpointAsync(RowSet set, CancellationToken cancellationToken) =>
        await NumberAsync(set, cancellationToken) is { } number
            && await _sets.FindAsync(number, cancellationToken) is { } generation
            ? LogPosition.FromStored(generation.Checkpoint)
            : LogPosition.Start;

    public async Task<IReadOnlyDictionary<string, PictureRow>> LoadAsync(
        RowSet set, IReadOnlyCollection<string> pictureIds, CancellationToken cancellationToken)
    {
        var generation = await GenerationAsync(set, cancellationToken);
        var found = await generation.Pictures
            .Find(Builders<BsonDocument>.Filter.In(Names.Id, pictureIds))
            .Project(Builders<BsonDocument>.Projection.Include(Names.Document)).ToListAsync(cancellationToken);
        return found.Select(RowDocument.RowOf).ToDictionary(row => row.PictureId);
    }

    public async Task<SavedChanges> SaveAsync(RowSet set, RowChanges changes, CancellationToken cancellationToken)
    {
        var number = await NumberAsync(set, cancellationToken) ?? throw NoSecondSet();
        var likes = await _likes.ReadAsync([.. changes.Rows.Select(row => row.PictureId)], cancellationToken);
        // First, so that no stored row is without them; people without a row do no harm.
        await MongoPeople.AddAsync(_database, changes.Rows, cancellationToken);
        var stored = await databases.Transactions.RunAsync([], session => SaveAsync(session, number, changes, likes), cancellationToken);
        if (stored is null)
            return new SavedChanges(false, await ReadCheckpointOrThrowAsync(number, cancellationToken), []);
        // A stopping process still does this: otherwise only the next refill would.
        return new SavedChanges(true, changes.Through, await LookAgainAsync(number, stored, likes));
    }

    public async Task<IReadOnlyList<PictureView>> SetLikesAsync(IReadOnlyCollection<LikeCount> counts, CancellationToken cancellationToken)
    {
        await _likes.KeepAsync(counts, cancellationToken);
        var pointer = await _sets.ReadAsync(cancellationToken);
        if (pointer.Next is { } next)
            await MongoLikes.SaveAsync(new Generation(_database, next), counts, cancellationToken);
        return await MongoLikes.SaveAsync(new Generation(_database, pointer.Serving), counts, cancellationToken);
    }

    public async Task<int> ReadVersionAsync(CancellationToken cancellationToken) => (await _sets.ReadAsync(cancellationToken)).ServingVersion;

    public async Task BeginNextAsync(int version, CancellationToken cancellationToken) =>
        _next = await _sets.BeginAsync(version, _owner, cancellationToken);

    public async Task SwapAsync(CancellationToken cancellationToken)
    {
        await _sets.SwapAsync(_next ?? throw NoSecondSet(), cancellationToken);
        _next = null;
    }

    public async Task<PictureView?> FindAsync(string pictureId, CancellationToken cancellationToken) =>
        (await FindAsync([pictureId], cancellationToken)).SingleOrDefault();

    public async Task<IReadOnlyList<PictureView>> FindAsync(IReadOnlyCollection<string> pictureIds, CancellationToken cancellationToken)
    {
        var generation = await GenerationAsync(RowSet.Serving, cancellationToken);
        // A removed picture has no sequence.
        var found = await generation.Pictures
            .Find(Builders<BsonDocument>.Filter.And(
                Builders<BsonDocument>.Filter.In(Names.Id, pictureIds), Builders<BsonDocument>.Filter.Exists(Names.Sequence)))
            .Project(Builders<BsonDocument>.Projection.Include(Names.Document).Include(Names.Likes))
            .ToListAsync(cancellationToken);
        return [.. found.Select(RowDocument.ViewOf)];
    }

    public async Task<IReadOnlyList<PictureView>> ReadPageAsync(
        Listing listing, PageKey after, int limit, CancellationToken cancellationToken) =>
        await new MongoListings(await GenerationAsync(RowSet.Serving, cancellationToken)).ReadAsync(listing, after, limit, cancellationToken);

    public async Task<int> CountAsync(Listing listing, int atMost, CancellationToken cancellationToken) =>
        await new MongoListings(await GenerationAsync(RowSet.Serving, cancellationToken)).CountAsync(listing, atMost, cancellationToken);

    private async Task<IReadOnlyList<PictureView>?> SaveAsync(
        IClientSessionHandle session, int number, RowChanges changes, IReadOnlyDictionary<string, LikeCount> likes)
    {
        var (after, through) = (changes.After.ToStored(), changes.Through.ToStored());
        if (!await _sets.TryMoveAsync(session, number, after, through))
            return null;
        var writer = new RowWriter(session, new Generation(_database, number), likes);
        var stored = await writer.SaveAsync(changes);
        if (writer.Added != 0)
            await _sets.CountAsync(session, number, writer.Added);
        return stored;
    }

    /// <summary>Applies likes that were stored while the rows were being stored.</summary>
    private async Task<IReadOnlyList<PictureView>> LookAgainAsync(
        int number, IReadOnlyList<PictureView> stored, IReadOnlyDictionary<string, LikeCount> before)
    {
        var now = await _likes.ReadAsync([.. stored.Select(view => view.Row.PictureId)], CancellationToken.None);
        var late = now.Values.Where(count => count != before.GetValueOrDefault(count.PictureId)).ToList();
        if (late.Count == 0)
            return stored;
        await MongoLikes.SaveAsync(new Generation(_database, number), late, CancellationToken.None);
        return [.. stored.Select(view => view.Row.Removed ? view : view with { Likes = now.GetValueOrDefault(view.Row.PictureId)?.Likes ?? 0 })];
    }

    private async Task<LogPosition> ReadCheckpointOrThrowAsync(int number, CancellationToken cancellationToken) =>
        await _sets.FindAsync(number, cancellationToken) is { } generation
            ? LogPosition.FromStored(generation.Checkpoint)
            : throw new InvalidOperationException("The set of rows was deleted: another process has started a rebuild.");

    private async Task<int?> NumberAsync(RowSet set, CancellationToken cancellationToken) =>
        set == RowSet.Next ? _next : (await _sets.ReadAsync(cancellationToken)).Serving;

    private async Task<Generation> GenerationAsync(RowSet set, CancellationToken cancellationToken) =>
        new(_database, await NumberAsync(set, cancellationToken) ?? throw NoSecondSet());

    private static InvalidOperationException NoSecondSet() => new("There is no second set of rows.");
}
