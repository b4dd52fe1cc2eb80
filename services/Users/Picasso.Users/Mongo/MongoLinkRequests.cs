using MongoDB.Bson;
using MongoDB.Bson.Serialization.Attributes;
using MongoDB.Driver;
using Picasso.DocumentStorage;
using Picasso.Users.Model;
using Picasso.Users.Requesting;

namespace Picasso.Users.Mongo;

/// <summary>Requests for mailed links in MongoDB, in the order of their arrival.</summary>
internal sealed class MongoLinkRequests(DocumentDatabases databases) : ILinkRequests
{
    private static readonly FilterDefinitionBuilder<LinkRequestDocument> s_where = Builders<LinkRequestDocument>.Filter;

    private readonly IMongoCollection<LinkRequestDocument> _requests = MongoUsersSchema.LinkRequests(databases);

    public async Task AddAsync(LinkRequest request, CancellationToken cancellationToken)
    {
        var document = new LinkRequestDocument
        {
            Id = request.Id, Purpose = (int)request.Purpose, Email = request.Email, Arrival = ObjectId.GenerateNewId(),
        };
        try
        {
            await _requests.InsertOneAsync(document, cancellationToken: cancellationToken);
        }
        catch (MongoException known) when (known.IsDuplicateKey())
        {
            // Stored before: the same request.
        }
    }

    public async Task<LinkRequest?> TakeAsync(DateTimeOffset now, TimeSpan lease, CancellationToken cancellationToken)
    {
        var taken = await _requests.FindOneAndUpdateAsync(
            s_where.Lte(request => request.FreeAt, now.ToUnixTimeMilliseconds()),
            Builders<LinkRequestDocument>.Update.Set(request => request.FreeAt, (now + lease).ToUnixTimeMilliseconds()),
            new FindOneAndUpdateOptions<LinkRequestDocument> { Sort = Builders<LinkRequestDocument>.Sort.Ascending(request => request.Arrival) },
            cancellationToken);
        return taken is null ? null : new LinkRequest(taken.Id, (TokenPurpose)taken.Purpose, taken.Email);
    }

    public Task RemoveAsync(string id, CancellationToken cancellationToken) =>
        _requests.DeleteOneAsync(s_where.Eq(request => request.Id, id), cancellationToken);
}

/// <summary>A queued request; the purpose is the number of <see cref="TokenPurpose"/>.</summary>
[BsonIgnoreExtraElements]
internal sealed class LinkRequestDocument
{
    [BsonId]
    public string Id { get; set; } = "";

    [BsonElement("purpose")]
    public int Purpose { get; set; }

    [BsonElement("email")]
    public string Email { get; set; } = "";

    /// <summary>Increases from request to request.</summary>
    [BsonElement("arrival")]
    public ObjectId Arrival { get; set; }

    /// <summary>The end of a relay's lease, Unix milliseconds; 0 without one.</summary>
    [BsonElement("free")]
    public long FreeAt { get; set; }
}
