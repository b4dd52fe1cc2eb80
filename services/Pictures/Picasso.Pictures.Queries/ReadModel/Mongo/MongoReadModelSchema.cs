using Picasso.DocumentStorage;

namespace Picasso.Pictures.Queries.ReadModel.Mongo;

/// <summary>The first generation and its indexes.</summary>
internal sealed class MongoReadModelSchema(DocumentDatabases databases) : IDocumentSchema
{
    public Task EnsureAsync(CancellationToken cancellationToken) =>
        EnsureAsync(MongoPictureReadModel.DatabaseOf(databases), cancellationToken);

    private static async Task EnsureAsync(MongoDB.Driver.IMongoDatabase database, CancellationToken cancellationToken)
    {
        await MongoPeople.EnsureAsync(database, cancellationToken);
        await new MongoSets(database).EnsureAsync(cancellationToken);
    }
}
