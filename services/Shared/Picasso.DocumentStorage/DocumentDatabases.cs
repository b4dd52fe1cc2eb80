using MongoDB.Bson;
using MongoDB.Driver;

namespace Picasso.DocumentStorage;

/// <summary>The databases of this process's MongoDB: one for each service, so that each can move to another server.</summary>
/// <param name="client">The driver's client; it pools connections and is shared.</param>
public sealed class DocumentDatabases(IMongoClient client)
{
    /// <summary>The default prefix of database names.</summary>
    public const string UsualPrefix = "picasso";

    /// <summary>The prefix of all database names; tests set another one.</summary>
    public string Prefix { get; init; } = UsualPrefix;

    /// <summary>Transactions over documents of these databases.</summary>
    public DocumentTransactions Transactions { get; } = new(client);

    /// <summary>
    /// The database of a service. Writes are acknowledged by a majority and journaled, reads return majority-committed data: an acknowledged write
    /// survives the loss of any member.
    /// </summary>
    /// <param name="service">One of the service names, for example "users".</param>
    public IMongoDatabase Of(string service) => client
        .GetDatabase($"{Prefix}-{service}")
        .WithWriteConcern(WriteConcern.WMajority.With(journal: true))
        .WithReadConcern(ReadConcern.Majority);
}
