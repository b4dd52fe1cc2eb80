using MongoDB.Bson.Serialization.Attributes;
using MongoDB.Driver;
using Picasso.DocumentStorage;
using Picasso.Users.Limiting;
using Picasso.Users.Model;

namespace Picasso.Users.Mongo;

/// <summary>Attempts in MongoDB, under hashes: neither addresses nor sources are kept.</summary>
internal sealed class MongoAttemptCounter(DocumentDatabases databases) : IAttemptCounter
{
    private static readonly FilterDefinitionBuilder<AttemptsDocument> s_where = Builders<AttemptsDocument>.Filter;
    private static readonly UpdateDefinitionBuilder<AttemptsDocument> s_set = Builders<AttemptsDocument>.Update;

    private readonly IMongoCollection<AttemptsDocument> _attempts = MongoUsersSchema.Attempts(databases);

    public async Task<int> HitAsync(string key, TimeSpan window, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var running = Running(key, now);
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var counted = await _attempts.FindOneAndUpdateAsync(
                running, s_set.Inc(attempts => attempts.Count, 1), After(isUpsert: false), cancellationToken);
            if (counted is not null)
                return counted.Count;
            if (await TryBeginAsync(key, window, now, cancellationToken))
                return 1;
        }
    }

    public async Task<int> CountAsync(string key, DateTimeOffset now, CancellationToken cancellationToken) =>
        await _attempts.Find(Running(key, now)).FirstOrDefaultAsync(cancellationToken) is { } attempts ? attempts.Count : 0;

    public Task ForgetAsync(string key, CancellationToken cancellationToken) =>
        _attempts.DeleteOneAsync(s_where.Eq(attempts => attempts.Key, Secret.HashOf(key)), cancellationToken);

    /// <returns>False when somebody else began a window meanwhile.</returns>
    private async Task<bool> TryBeginAsync(string key, TimeSpan window, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var ended = s_where.Eq(attempts => attempts.Key, Secret.HashOf(key)) & s_where.Lte(attempts => attempts.EndsAt, now.UtcDateTime);
        var first = s_set.Set(attempts => attempts.Count, 1).Set(attempts => attempts.EndsAt, (now + window).UtcDateTime);
        try
        {
            await _attempts.FindOneAndUpdateAsync(ended, first, After(isUpsert: true), cancellationToken);
            return true;
        }
        catch (MongoException taken) when (taken.IsDuplicateKey())
        {
            return false;
        }
    }

    private static FilterDefinition<AttemptsDocument> Running(string key, DateTimeOffset now) =>
        s_where.Eq(attempts => attempts.Key, Secret.HashOf(key)) & s_where.Gt(attempts => attempts.EndsAt, now.UtcDateTime);

    private static FindOneAndUpdateOptions<AttemptsDocument> After(bool isUpsert) =>
        new() { IsUpsert = isUpsert, ReturnDocument = ReturnDocument.After };
}

/// <summary>One window of attempts.</summary>
[BsonIgnoreExtraElements]
internal sealed class AttemptsDocument
{
    /// <summary>A hash.</summary>
    [BsonId]
    public string Key { get; set; } = "";

    [BsonElement("count")]
    public int Count { get; set; }

    /// <summary>UTC; a date, because the server removes by it.</summary>
    [BsonElement("ends")]
    public DateTime EndsAt { get; set; }
}
