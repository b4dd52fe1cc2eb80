using Microsoft.EntityFrameworkCore;
using Picasso.Payments.Storing;

namespace Picasso.Payments.Sharding;

/// <summary>The database engine of the shards. Everything else uses EF Core's model and LINQ.</summary>
internal interface IShardEngine
{
    /// <summary>Whether this process has a configuration for a shard of this name.</summary>
    bool Knows(string shard);

    /// <summary>
    /// The suffix of a SELECT that locks its row against writers until the transaction ends; empty where transactions exclude each other.
    /// </summary>
    string SharedLock { get; }

    /// <summary>Configures the connection to a shard.</summary>
    void Configure(DbContextOptionsBuilder<PaymentsDbContext> options, string shard);

    /// <summary>Migrates the shard's schema; safe when several processes start at once, or one stopped during a migration.</summary>
    Task PrepareAsync(PaymentsDbContext db, string shard, CancellationToken cancellationToken);
}
