using MongoDB.Driver;
using Picasso.DocumentStorage;

namespace Picasso.Users.Mongo;

/// <summary>The collections of this service and their indexes (docs/decisions/0011-documents.md).</summary>
internal sealed class MongoUsersSchema(DocumentDatabases databases) : IDocumentSchema
{
    public static IMongoCollection<AccountDocument> Accounts(DocumentDatabases databases) => Of<AccountDocument>(databases, "accounts");

    public static IMongoCollection<AttemptsDocument> Attempts(DocumentDatabases databases) => Of<AttemptsDocument>(databases, "attempts");

    public static IMongoCollection<LinkRequestDocument> LinkRequests(DocumentDatabases databases) =>
        Of<LinkRequestDocument>(databases, "linkRequests");

    public static IMongoCollection<SigningKeyDocument> SigningKeys(DocumentDatabases databases) =>
        Of<SigningKeyDocument>(databases, "signingKeys");

    public static IMongoCollection<PendingDocument> Pending(DocumentDatabases databases) =>
        Of<PendingDocument>(databases, "pendingRegistrations");

    public static IMongoCollection<OperatorActDocument> OperatorActs(DocumentDatabases databases) => Of<OperatorActDocument>(databases, "operatorActs");

    public async Task EnsureAsync(CancellationToken cancellationToken)
    {
        await Accounts(databases).Indexes.CreateManyAsync(
        [
            new(Builders<AccountDocument>.IndexKeys.Ascending(account => account.Keys), new CreateIndexOptions { Name = "keys", Unique = true }),
            new(Builders<AccountDocument>.IndexKeys.Ascending(account => account.Due), new CreateIndexOptions { Name = "due", Sparse = true }),
        ], cancellationToken);
        // The server's TTL index removes ended windows; until then they do not count.
        await Attempts(databases).Indexes.CreateOneAsync(
            new CreateIndexModel<AttemptsDocument>(
                Builders<AttemptsDocument>.IndexKeys.Ascending(attempts => attempts.EndsAt),
                new CreateIndexOptions { Name = "ends", ExpireAfter = TimeSpan.Zero }),
            cancellationToken: cancellationToken);
        await Pending(databases).Indexes.CreateManyAsync(
        [
            new(Builders<PendingDocument>.IndexKeys.Ascending(pending => pending.EmailKey).Ascending(pending => pending.Arrival), new CreateIndexOptions { Name = "email" }),
            new(Builders<PendingDocument>.IndexKeys.Ascending(pending => pending.EndsAt), new CreateIndexOptions { Name = "ends", ExpireAfter = TimeSpan.Zero }),
        ], cancellationToken);
        await LinkRequests(databases).Indexes.CreateOneAsync(
            new CreateIndexModel<LinkRequestDocument>(
                Builders<LinkRequestDocument>.IndexKeys.Ascending(request => request.Arrival), new CreateIndexOptions { Name = "arrival" }),
            cancellationToken: cancellationToken);
    }

    private static IMongoCollection<T> Of<T>(DocumentDatabases databases, string name) => databases.Of("users").GetCollection<T>(name);
}
