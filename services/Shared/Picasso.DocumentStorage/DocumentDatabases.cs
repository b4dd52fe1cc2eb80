using MongoDB.Bson;
using MongoDB.Driver;

namespace Picasso.DocumentStorage;

/// <summary>The databases of this process's MongoDB: one for each service, so that each can move to a server of its own.</summary>
/// <param name="client">The driver's client; it pools connections and is shared.</param>
public sealed class DocumentDatabases(IMongoClient client)
{
    /// <summary>What names of databases begin with unless it is configured.</summary>
    public const string UsualPrefix = "picasso";

    /// <summary>What the names of all databases begin with; tests choose another one.</summary>
    public string Prefix { get; init; } = UsualPrefix;

    /// <summary>Transactions over documents of these databases.</summary>
    public DocumentTransactions Transactions { get; } = new(client);

    /// <summary>
    /// The database of a service. Writes are acknowledged by a majority and journaled, reads see what a majority has: what was
    /// answered stays, whichever member dies.
    /// </summary>
    /// <param name="service">One of the service names, for example "users".</param>
    public IMongoDatabase Of(string service) => client
        .GetDatabase($"{Prefix}-{service}")
        .WithWriteConcern(WriteConcern.WMajority.With(journal: true))
        .WithReadConcern(ReadConcern.Majority);
}
