using MongoDB.Driver;
using Picasso.DocumentStorage;

namespace Picasso.Messages.Mongo;

/// <summary>The collections of this service and their indexes (docs/decisions/0011-documents.md).</summary>
internal sealed class MongoMessages : IDocumentSchema
{
    private readonly IMongoDatabase _database;

    public MongoMessages(DocumentDatabases databases)
    {
        _database = databases.Of("messages");
        Transactions = databases.Transactions;
        Places = new DocumentPlaces(Transactions, _database, "inbox", "messages", "notifications");
    }

    public DocumentTransactions Transactions { get; }

    public IMongoCollection<PersonDocument> People => _database.GetCollection<PersonDocument>("people");

    public IMongoCollection<ParticipantDocument> Participants => _database.GetCollection<ParticipantDocument>("participants");

    public IMongoCollection<MessageDocument> Messages => _database.GetCollection<MessageDocument>("messages");

    public IMongoCollection<NotificationDocument> Notifications => _database.GetCollection<NotificationDocument>("notifications");

    /// <summary>The common order of messages and notifications.</summary>
    public DocumentPlaces Places { get; }

    public async Task EnsureAsync(CancellationToken cancellationToken)
    {
        await _database.EnsureCollectionsAsync(["people", "participants", "messages", "notifications", "counters"], cancellationToken);
        await Places.EnsureAsync(cancellationToken);
        await EnsureParticipantsAsync(cancellationToken);
        await EnsureMessagesAsync(cancellationToken);
        var keys = Builders<NotificationDocument>.IndexKeys.Ascending(notification => notification.UserId);
        await Notifications.Indexes.CreateManyAsync(
        [
            new(keys.Descending(notification => notification.Latest), Named("latest")),
            new(keys.Ascending(notification => notification.Place), Named("inbox")),
            new(keys.Ascending(notification => notification.IsRead), Named("unread")),
        ], cancellationToken);
    }

    private async Task EnsureParticipantsAsync(CancellationToken cancellationToken)
    {
        var keys = Builders<ParticipantDocument>.IndexKeys.Ascending(participant => participant.UserId);
        await Participants.Indexes.CreateManyAsync(
        [
            new(keys.Descending(participant => participant.Latest), Named("latest")),
            new(keys.Ascending(participant => participant.OpenedAt), Named("opened")),
            new(keys.Ascending(participant => participant.Unread), Named("unread")),
        ], cancellationToken);
    }

    private async Task EnsureMessagesAsync(CancellationToken cancellationToken)
    {
        var keys = Builders<MessageDocument>.IndexKeys;
        await Messages.Indexes.CreateManyAsync(
        [
            new(keys.Ascending(message => message.ConversationId).Descending(message => message.Ordinal),
                new CreateIndexOptions { Name = "ofConversation", Unique = true }),
            new(keys.Ascending(message => message.RecipientId).Ascending(message => message.Place), Named("inbox")),
            new(keys.Ascending(message => message.AuthorId).Ascending(message => message.Place), Named("outbox")),
            new(keys.Ascending(message => message.AuthorId).Ascending(message => message.SentAt), Named("pace")),
        ], cancellationToken);
    }

    private static CreateIndexOptions Named(string name) => new() { Name = name };
}
