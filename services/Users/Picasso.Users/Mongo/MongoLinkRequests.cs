using MongoDB.Bson;
using MongoDB.Bson.Serialization.Attributes;
using MongoDB.Driver;
using Picasso.DocumentStorage;
using Picasso.Messaging;
using Picasso.Messaging.Mongo;
using Picasso.Users.Model;
using Picasso.Users.Requesting;

namespace Picasso.Users.Mongo;

/// <summary>Requests for mailed links in MongoDB, in the order of their arrival.</summary>
internal sealed class MongoLinkRequests(DocumentDatabases databases) : ILinkRequests
{
    private readonly IMongoCollection<LinkRequestDocument> _requests = MongoUsersSchema.LinkRequests(databases);

    public IOutbox<LinkRequest> Outbox => field ??= new MongoOutbox<LinkRequestDocument, string, LinkRequest>(
        new OutboxDocuments<LinkRequestDocument>(_requests, Builders<LinkRequestDocument>.Sort.Ascending(request => request.Arrival)) { Due = "free" },
        request => request.ToLease(), lease => lease.Id);

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

    /// <summary>When the request is due, or the lease of a relay ends, Unix milliseconds.</summary>
    [BsonElement("free")]
    public long FreeAt { get; set; }

    /// <summary>How often it was leased.</summary>
    [BsonElement("attempts")]
    public long Attempts { get; set; }

    public OutboxLease<LinkRequest> ToLease() => new(Id, Attempts, new LinkRequest(Id, (TokenPurpose)Purpose, Email));
}
