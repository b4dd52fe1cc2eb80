using Microsoft.EntityFrameworkCore;
using Picasso.Payments.Storing;

namespace Picasso.Payments.Sharding;

/// <summary>The kind of database behind the shards. All else about it is EF Core's model and LINQ.</summary>
internal interface IShardEngine
{
    /// <summary>Whether this process is configured to reach a shard of this name.</summary>
    bool Knows(string shard);

    /// <summary>
    /// What a SELECT ends in to hold its row against writers until the transaction ends; empty where transactions exclude each other.
    /// </summary>
    string SharedLock { get; }

    /// <summary>How to reach a shard.</summary>
    void Configure(DbContextOptionsBuilder<PaymentsDbContext> options, string shard);

    /// <summary>Brings the shard's schema up to date; safe when several processes start at once or one died doing it.</summary>
    Task PrepareAsync(PaymentsDbContext db, string shard, CancellationToken cancellationToken);
}
