using MongoDB.Bson;
using MongoDB.Driver;

namespace Picasso.DocumentStorage;

/// <summary>Issues increasing numbers, each once; a number may stay unused.</summary>
/// <param name="database">The database; its collection is <c>counters</c>.</param>
/// <param name="name">The counter's name.</param>
public sealed class DocumentCounter(IMongoDatabase database, string name)
{
    private const string Last = "last";

    private readonly IMongoCollection<BsonDocument> _counters = database.GetCollection<BsonDocument>("counters");
    private readonly FilterDefinition<BsonDocument> _self = Builders<BsonDocument>.Filter.Eq("_id", name);

    /// <summary>The last issued number; 0 before the first.</summary>
    public async Task<long> LastAsync(CancellationToken cancellationToken) =>
        await _counters.Find(_self).FirstOrDefaultAsync(cancellationToken) is { } counter ? counter[Last].ToInt64() : 0;

    /// <summary>Takes the next numbers and returns the last of them.</summary>
    public async Task<long> TakeAsync(int count, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                var counter = await _counters.FindOneAndUpdateAsync(_self, Grow(count), s_after, cancellationToken);
                return counter[Last].ToInt64();
            }
            catch (MongoException raced) when (raced.IsDuplicateKey())
            {
                // Two callers issued the very first number: the counter exists now.
                cancellationToken.ThrowIfCancellationRequested();
            }
        }
    }

    /// <summary>The same within a transaction: other transactions wait for its end, so numbers become visible in order.</summary>
    public async Task<long> TakeAsync(IClientSessionHandle session, int count, CancellationToken cancellationToken) =>
        (await _counters.FindOneAndUpdateAsync(session, _self, Grow(count), s_after, cancellationToken))[Last].ToInt64();

    private static readonly FindOneAndUpdateOptions<BsonDocument> s_after = new() { IsUpsert = true, ReturnDocument = ReturnDocument.After };

    private static UpdateDefinition<BsonDocument> Grow(int count) => Builders<BsonDocument>.Update.Inc(Last, (long)count);
}
