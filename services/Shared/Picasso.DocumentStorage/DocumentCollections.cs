using MongoDB.Driver;

namespace Picasso.DocumentStorage;

/// <summary>Creates collections before they are used.</summary>
public static class DocumentCollections
{
    private const int Exists = 48;

    /// <summary>Creates missing collections: not every server can create one within a transaction. Safe in several processes at once.</summary>
    public static async Task EnsureCollectionsAsync(this IMongoDatabase database, IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        var known = await (await database.ListCollectionNamesAsync(cancellationToken: cancellationToken)).ToListAsync(cancellationToken);
        foreach (var name in names.Except(known))
        {
            try
            {
                await database.CreateCollectionAsync(name, cancellationToken: cancellationToken);
            }
            catch (MongoCommandException raced) when (raced.Code == Exists)
            {
                // Another process created it first.
            }
        }
    }
}
