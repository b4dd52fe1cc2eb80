using MongoDB.Bson.Serialization.Attributes;
using MongoDB.Driver;
using Picasso.DocumentStorage;
using Picasso.Users.Limiting;
using Picasso.Users.Model;

namespace Picasso.Users.Mongo;

/// <summary>Attempts in MongoDB, under hashes: neither addresses nor sources are stored.</summary>
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

    public async Task<TimeSpan> TakeAsync(string key, ThrottlePolicy policy, DateTimeOffset now, CancellationToken cancellationToken)
    {
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var known = await FindAsync(key, cancellationToken);
            var (state, wait) = Throttle.Take(known?.ToState(), policy, now);
            if (wait > TimeSpan.Zero || await TryReplaceAsync(key, known, state, cancellationToken))
                return wait;
        }
    }

    public async Task ReturnAsync(string key, CancellationToken cancellationToken)
    {
        while (await FindAsync(key, cancellationToken) is { } known)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (await TryReplaceAsync(key, known, Throttle.Return(known.ToState()), cancellationToken))
                return;
        }
    }

    private async Task<AttemptsDocument?> FindAsync(string key, CancellationToken cancellationToken) =>
        await _attempts.Find(s_where.Eq(attempts => attempts.Key, Secret.HashOf(key))).FirstOrDefaultAsync(cancellationToken);

    /// <returns>False when a concurrent attempt changed it.</returns>
    private async Task<bool> TryReplaceAsync(string key, AttemptsDocument? known, ThrottleState state, CancellationToken cancellationToken)
    {
        var next = AttemptsDocument.Of(Secret.HashOf(key), state);
        try
        {
            if (known is null)
            {
                await _attempts.InsertOneAsync(next, cancellationToken: cancellationToken);
                return true;
            }

            var unchanged = s_where.Eq(attempts => attempts.Key, known.Key) & s_where.Eq(attempts => attempts.Count, known.Count)
                & s_where.Eq(attempts => attempts.NextAt, known.NextAt) & s_where.Eq(attempts => attempts.EndsAt, known.EndsAt);
            return (await _attempts.ReplaceOneAsync(unchanged, next, cancellationToken: cancellationToken)).MatchedCount == 1;
        }
        catch (MongoException taken) when (taken.IsDuplicateKey())
        {
            return false;
        }
    }

    public async Task<int> CountAsync(string key, DateTimeOffset now, CancellationToken cancellationToken) =>
        await _attempts.Find(Running(key, now)).FirstOrDefaultAsync(cancellationToken) is { } attempts ? attempts.Count : 0;

    public Task ForgetAsync(string key, CancellationToken cancellationToken) =>
        _attempts.DeleteOneAsync(s_where.Eq(attempts => attempts.Key, Secret.HashOf(key)), cancellationToken);

    /// <returns>False when a concurrent attempt started a window.</returns>
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

    /// <summary>The time of the next granted attempt, Unix milliseconds.</summary>
    [BsonElement("next"), BsonIgnoreIfNull]
    public long? NextAt { get; set; }

    /// <summary>UTC; a date, because the server's TTL index needs one.</summary>
    [BsonElement("ends")]
    public DateTime EndsAt { get; set; }

    public static AttemptsDocument Of(string key, ThrottleState state) => new()
    {
        Key = key, Count = state.Count, NextAt = Math.Max(0, state.NextAt.ToUnixTimeMilliseconds()), EndsAt = state.EndsAt.UtcDateTime,
    };

    public ThrottleState ToState() => new(
        Count, DateTimeOffset.FromUnixTimeMilliseconds(NextAt ?? 0), new DateTimeOffset(DateTime.SpecifyKind(EndsAt, DateTimeKind.Utc)));
}
