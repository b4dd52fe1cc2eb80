using MongoDB.Driver;
using Picasso.DocumentStorage;

namespace Picasso.Reactions.Mongo;

/// <summary>The collections of this service and their indexes (docs/decisions/0011-documents.md).</summary>
internal sealed class MongoReactions : IDocumentSchema
{
    private readonly IMongoDatabase _database;

    public MongoReactions(DocumentDatabases databases)
    {
        _database = databases.Of("reactions");
        Transactions = databases.Transactions;
        Changes = new DocumentPlaces(Transactions, _database, "changes", "counts");
        Sequences = new DocumentCounter(_database, "outbox");
    }

    public DocumentTransactions Transactions { get; }

    public IMongoCollection<LikeDocument> Likes => _database.GetCollection<LikeDocument>("likes");

    public IMongoCollection<CountsDocument> Counts => _database.GetCollection<CountsDocument>("counts");

    public IMongoCollection<CommentDocument> Comments => _database.GetCollection<CommentDocument>("comments");

    public IMongoCollection<ActivityDocument> Activity => _database.GetCollection<ActivityDocument>("activity");

    public IMongoCollection<ViewerDocument> Viewers => _database.GetCollection<ViewerDocument>("viewers");

    public IMongoCollection<FollowDocument> Follows => _database.GetCollection<FollowDocument>("follows");

    public IMongoCollection<PersonDocument> People => _database.GetCollection<PersonDocument>("people");

    public IMongoCollection<PendingEventDocument> Outbox => _database.GetCollection<PendingEventDocument>("outbox");

    /// <summary>The common order of changes of counts.</summary>
    public DocumentPlaces Changes { get; }

    /// <summary>Numbers of outbox entries. Writers need no common order: the relay starts at the first entry each time.</summary>
    public DocumentCounter Sequences { get; }

    public async Task EnsureAsync(CancellationToken cancellationToken)
    {
        await _database.EnsureCollectionsAsync(["likes", "counts", "comments", "follows", "people", "outbox", "counters", "activity", "viewers"], cancellationToken);
        await Changes.EnsureAsync(cancellationToken);
        await Comments.Indexes.CreateManyAsync(
        [
            new(Builders<CommentDocument>.IndexKeys.Ascending(comment => comment.PictureId).Descending(comment => comment.Ordinal),
                new CreateIndexOptions<CommentDocument>
                {
                    Name = "ofPicture",
                    PartialFilterExpression = Builders<CommentDocument>.Filter.Eq(comment => comment.IsVisible, true),
                }),
            new(Builders<CommentDocument>.IndexKeys.Ascending(comment => comment.AuthorId).Ascending(comment => comment.CreatedAt),
                new CreateIndexOptions { Name = "ofAuthor" }),
        ], cancellationToken);
        await Follows.Indexes.CreateManyAsync(
        [
            new(Builders<FollowDocument>.IndexKeys.Ascending(follow => follow.FollowerId), new CreateIndexOptions { Name = "byFollower" }),
            new(Builders<FollowDocument>.IndexKeys.Ascending(follow => follow.FollowedId), new CreateIndexOptions { Name = "byFollowed" }),
        ], cancellationToken);
        await Activity.Indexes.CreateManyAsync(
        [
            new(Builders<ActivityDocument>.IndexKeys.Ascending(one => one.OwnerId).Ascending(one => one.Day), new CreateIndexOptions { Name = "ofOwner" }),
            new(Builders<ActivityDocument>.IndexKeys.Ascending(one => one.Day), new CreateIndexOptions { Name = "byDay" }),
        ], cancellationToken);
        await Viewers.Indexes.CreateOneAsync(
            new CreateIndexModel<ViewerDocument>(Builders<ViewerDocument>.IndexKeys.Ascending(one => one.Day), new CreateIndexOptions { Name = "byDay" }),
            cancellationToken: cancellationToken);
        await Outbox.Indexes.CreateOneAsync(
            new CreateIndexModel<PendingEventDocument>(
                Builders<PendingEventDocument>.IndexKeys.Ascending(pending => pending.Sequence), new CreateIndexOptions { Name = "sequence", Unique = true }),
            cancellationToken: cancellationToken);
    }
}
