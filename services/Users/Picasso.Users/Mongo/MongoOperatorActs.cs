using MongoDB.Bson.Serialization.Attributes;
using MongoDB.Driver;
using Picasso.DocumentStorage;
using Picasso.Users.Operating;

namespace Picasso.Users.Mongo;

/// <summary>The audit log of the operators' role in MongoDB.</summary>
internal sealed class MongoOperatorActs(DocumentDatabases databases) : IOperatorActs
{
    private readonly IMongoCollection<OperatorActDocument> _acts = MongoUsersSchema.OperatorActs(databases);

    public Task AddAsync(OperatorAct act, CancellationToken cancellationToken) => _acts.InsertOneAsync(
        new OperatorActDocument { Id = act.Id, At = act.At.ToUnixTimeMilliseconds(), Kind = act.Kind, UserId = act.UserId.Value, By = act.By },
        cancellationToken: cancellationToken);

    public async Task<IReadOnlyList<OperatorAct>> ListAsync(int limit, CancellationToken cancellationToken)
    {
        var acts = await _acts.Find(FilterDefinition<OperatorActDocument>.Empty).SortByDescending(act => act.Id).Limit(limit).ToListAsync(cancellationToken);
        return acts.ConvertAll(act => new OperatorAct(act.Id, DateTimeOffset.FromUnixTimeMilliseconds(act.At), act.Kind, act.UserId, act.By));
    }
}

/// <summary>An entry of the audit log.</summary>
[BsonIgnoreExtraElements]
internal sealed class OperatorActDocument
{
    [BsonId]
    public string Id { get; set; } = "";

    /// <summary>Unix milliseconds.</summary>
    [BsonElement("at")]
    public long At { get; set; }

    [BsonElement("kind")]
    public string Kind { get; set; } = "";

    [BsonElement("user")]
    public string UserId { get; set; } = "";

    [BsonElement("by")]
    public string By { get; set; } = "";
}
