using MongoDB.Bson.Serialization.Attributes;
using MongoDB.Driver;
using Picasso.EventSourcing.Quarantining;

namespace Picasso.DocumentStorage.Quarantining;

/// <summary>The quarantine in a service's own database, one document per stream, shared by every copy of the service.</summary>
/// <param name="databases">The databases.</param>
/// <param name="service">The service.</param>
public sealed class MongoQuarantine(DocumentDatabases databases, string service) : IQuarantine
{
    private readonly IMongoCollection<HeldDocument> _held = databases.Of(service).GetCollection<HeldDocument>("quarantine");

    private static UpdateDefinitionBuilder<HeldDocument> Update => Builders<HeldDocument>.Update;

    /// <inheritdoc />
    public async Task<IReadOnlyList<HeldStream>> FindAsync(
        string projection, IReadOnlyCollection<string> streams, CancellationToken cancellationToken)
    {
        var ids = streams.Select(stream => IdOf(projection, stream)).ToList();
        return Read(await _held.Find(one => ids.Contains(one.Id)).ToListAsync(cancellationToken));
    }

    /// <inheritdoc />
    public async Task HoldAsync(string projection, HeldStream held, CancellationToken cancellationToken)
    {
        try
        {
            await _held.InsertOneAsync(HeldDocument.Of(IdOf(projection, held.Stream), held), cancellationToken: cancellationToken);
        }
        catch (MongoWriteException there) when (there.WriteError.Category == ServerErrorCategory.DuplicateKey)
        {
            var id = IdOf(projection, held.Stream);
            await _held.UpdateOneAsync(one => one.Id == id, Update.Max(one => one.Through, held.ThroughRevision), cancellationToken: cancellationToken);
            await _held.UpdateOneAsync(one => one.Id == id && one.From > held.FromRevision, Describe(held), cancellationToken: cancellationToken);
        }
    }

    /// <inheritdoc />
    public async Task<bool> ExtendAsync(string projection, string stream, long throughRevision, CancellationToken cancellationToken)
    {
        var id = IdOf(projection, stream);
        var update = Update.Max(one => one.Through, throughRevision);
        return (await _held.UpdateOneAsync(one => one.Id == id, update, cancellationToken: cancellationToken)).MatchedCount == 1;
    }

    /// <inheritdoc />
    public Task AdvanceAsync(string projection, HeldStream held, CancellationToken cancellationToken)
    {
        var id = IdOf(projection, held.Stream);
        return _held.UpdateOneAsync(one => one.Id == id, Describe(held), cancellationToken: cancellationToken);
    }

    /// <inheritdoc />
    public async Task<bool> ReleaseAsync(string projection, string stream, long throughRevision, CancellationToken cancellationToken)
    {
        var id = IdOf(projection, stream);
        return (await _held.DeleteOneAsync(one => one.Id == id && one.Through == throughRevision, cancellationToken)).DeletedCount == 1;
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<HeldStream>> ListAsync(
        string projection, string afterStream, int limit, CancellationToken cancellationToken) =>
        Read(await _held.Find(Of(projection) & Builders<HeldDocument>.Filter.Gt(one => one.Id, IdOf(projection, afterStream)))
            .SortBy(one => one.Id).Limit(limit).ToListAsync(cancellationToken));

    /// <inheritdoc />
    public Task<long> CountAsync(string projection, CancellationToken cancellationToken) =>
        _held.CountDocumentsAsync(Of(projection), cancellationToken: cancellationToken);

    // Ids are ordered by projection, then by stream: the key's own index serves every query.
    private static string IdOf(string projection, string stream) => $"{projection}/{stream}";

    // The character after a slash is 0.
    private static FilterDefinition<HeldDocument> Of(string projection) =>
        Builders<HeldDocument>.Filter.Gte(one => one.Id, $"{projection}/") & Builders<HeldDocument>.Filter.Lt(one => one.Id, $"{projection}0");

    private static UpdateDefinition<HeldDocument> Describe(HeldStream held) => Update
        .Set(one => one.From, held.FromRevision)
        .Set(one => one.EventId, held.EventId.ToString("D"))
        .Set(one => one.Type, held.EventType)
        .Set(one => one.Reason, held.Reason);

    private static IReadOnlyList<HeldStream> Read(IEnumerable<HeldDocument> found) => [.. found.Select(one => one.ToHeld())];

    private sealed record HeldDocument
    {
        [BsonId]
        public required string Id { get; init; }

        [BsonElement("stream")]
        public required string Stream { get; init; }

        [BsonElement("from")]
        public required long From { get; init; }

        [BsonElement("through")]
        public required long Through { get; init; }

        [BsonElement("event")]
        public required string EventId { get; init; }

        [BsonElement("type")]
        public required string Type { get; init; }

        [BsonElement("reason")]
        public required string Reason { get; init; }

        [BsonElement("at")]
        public required long HeldAt { get; init; }

        public static HeldDocument Of(string id, HeldStream held) => new()
        {
            Id = id,
            Stream = held.Stream,
            From = held.FromRevision,
            Through = held.ThroughRevision,
            EventId = held.EventId.ToString("D"),
            Type = held.EventType,
            Reason = held.Reason,
            HeldAt = held.HeldAt.ToUnixTimeMilliseconds(),
        };

        public HeldStream ToHeld() => new(
            Stream, From, Through, Guid.Parse(EventId), Type, Reason, DateTimeOffset.FromUnixTimeMilliseconds(HeldAt));
    }
}
