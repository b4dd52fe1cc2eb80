using Picasso.DocumentStorage;

namespace Picasso.Pictures.Queries.ReadModel.Mongo;

/// <summary>The first generation and its indexes.</summary>
internal sealed class MongoReadModelSchema(DocumentDatabases databases) : IDocumentSchema
{
    public Task EnsureAsync(CancellationToken cancellationToken) =>
        new MongoSets(MongoPictureReadModel.DatabaseOf(databases)).EnsureAsync(cancellationToken);
}
