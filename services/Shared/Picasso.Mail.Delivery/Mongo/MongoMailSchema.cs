using MongoDB.Driver;
using Picasso.DocumentStorage;
using Picasso.Mail.Delivery.Queueing;

namespace Picasso.Mail.Delivery.Mongo;

/// <summary>The queue's collection and its indexes (docs/decisions/0011-documents.md).</summary>
internal sealed class MongoMailSchema(DocumentDatabases databases) : IDocumentSchema
{
    private static readonly IndexKeysDefinitionBuilder<MailDocument> s_keys = Builders<MailDocument>.IndexKeys;

    public static IMongoCollection<MailDocument> Mails(DocumentDatabases databases) => databases.Of("mail").GetCollection<MailDocument>("mails");

    public Task EnsureAsync(CancellationToken cancellationToken) => Mails(databases).Indexes.CreateManyAsync(
    [
        new(s_keys.Ascending(mail => mail.NextAt).Ascending(mail => mail.Arrival), Only("due", MailState.Queued)),
        new(s_keys.Ascending(mail => mail.Address).Descending(mail => mail.Arrival), Only("boxed", MailState.Boxed)),
    ], cancellationToken);

    private static CreateIndexOptions<MailDocument> Only(string name, MailState state) => new()
    {
        Name = name,
        PartialFilterExpression = Builders<MailDocument>.Filter.Eq(mail => mail.State, (int)state),
    };
}
