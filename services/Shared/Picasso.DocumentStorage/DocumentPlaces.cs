using MongoDB.Bson;
using MongoDB.Driver;

namespace Picasso.DocumentStorage;

/// <summary>
/// One order over the changes of documents, in which no change becomes visible behind a reader's position, without a counter that serializes all
/// writers. A writer only marks its document as waiting (<see cref="Waiting"/>). The first reader assigns places to all waiting documents in one
/// short transaction that also increments the counter: places become visible in order, and the number of transactions grows with the readers, not
/// with the writers.
/// </summary>
/// <param name="transactions">Runs the short transaction.</param>
/// <param name="database">The database of the documents.</param>
/// <param name="name">Names the order and its counter.</param>
/// <param name="collections">The collections that share the order.</param>
public sealed class DocumentPlaces(DocumentTransactions transactions, IMongoDatabase database, string name, params string[] collections)
{
    /// <summary>Field of a document that waits for a place: a number; lower numbers receive lower places.</summary>
    public const string Waiting = "wait";

    /// <summary>Field of a document's place.</summary>
    public const string Place = "place";

    private const int Batch = 500;

    private static readonly BsonDocument s_isWaiting = new(Waiting, new BsonDocument("$gt", 0L));

    private readonly DocumentCounter _counter = new(database, name);
    private readonly IReadOnlyList<IMongoCollection<BsonDocument>> _collections =
        [.. collections.Select(collection => database.GetCollection<BsonDocument>(collection))];

    /// <summary>Creates the two indexes that each collection needs.</summary>
    public async Task EnsureAsync(CancellationToken cancellationToken)
    {
        foreach (var collection in _collections)
            await collection.Indexes.CreateManyAsync(
            [
                new(new BsonDocument(Waiting, 1), new CreateIndexOptions { Name = "waiting", Sparse = true }),
                new(new BsonDocument(Place, 1), new CreateIndexOptions { Name = "places", Sparse = true }),
            ], cancellationToken);
    }

    /// <summary>
    /// Assigns a place to every change committed before the call, and returns the latest place. Every change up to it is readable: a reader of
    /// several collections reads no further.
    /// </summary>
    public async Task<long> SettleAsync(CancellationToken cancellationToken)
    {
        while (await IsAnyWaitingAsync(cancellationToken)
            && await transactions.RunAsync([$"places:{name}"], session => SettleAsync(session, cancellationToken), cancellationToken) == Batch)
        {
            cancellationToken.ThrowIfCancellationRequested();
        }

        return await _counter.LastAsync(cancellationToken);
    }

    private async Task<bool> IsAnyWaitingAsync(CancellationToken cancellationToken)
    {
        foreach (var collection in _collections)
        {
            if (await collection.Find(s_isWaiting).Limit(1).AnyAsync(cancellationToken))
                return true;
        }

        return false;
    }

    private async Task<int> SettleAsync(IClientSessionHandle session, CancellationToken cancellationToken)
    {
        var found = new List<(int Collection, BsonValue Id, long Order)>();
        for (var index = 0; index < _collections.Count; index++)
        {
            var documents = await _collections[index].Find(session, s_isWaiting)
                .Sort(new BsonDocument { { Waiting, 1 }, { "_id", 1 } }).Limit(Batch)
                .Project(new BsonDocument(Waiting, 1)).ToListAsync(cancellationToken);
            found.AddRange(documents.Select(document => (index, document["_id"], document[Waiting].ToInt64())));
        }

        var settled = found.OrderBy(document => document.Order).Take(Batch).ToList();
        if (settled.Count == 0)
            return 0;
        var last = await _counter.TakeAsync(session, settled.Count, cancellationToken);
        var placed = settled.Select((document, index) => (document.Collection, document.Id, Place: last - settled.Count + 1 + index));
        foreach (var ofOne in placed.GroupBy(document => document.Collection))
            await _collections[ofOne.Key].BulkWriteAsync(session, ofOne.Select(document => Put(document.Id, document.Place)), cancellationToken: cancellationToken);
        return settled.Count;
    }

    private static UpdateOneModel<BsonDocument> Put(BsonValue id, long place) => new(
        new BsonDocument("_id", id),
        new BsonDocument { { "$set", new BsonDocument(Place, place) }, { "$unset", new BsonDocument(Waiting, "") } });
}
