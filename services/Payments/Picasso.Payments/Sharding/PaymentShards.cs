using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Picasso.Kernel;
using Picasso.Payments.Storing;

namespace Picasso.Payments.Sharding;

/// <summary>Routes to the shard that holds a person or a purchase.</summary>
internal sealed class PaymentShards(
    IOptions<ShardOptions> options, IShardEngine engine, IEnumerable<IInterceptor> interceptors, ILogger<PaymentShards> logger)
{
    private readonly ShardMap _map = new(options.Value);
    private Dictionary<string, Shard>? _shards;

    /// <summary>Every shard.</summary>
    public IReadOnlyCollection<Shard> All => Shards.Values;

    private Dictionary<string, Shard> Shards => LazyInitializer.EnsureInitialized(
        ref _shards, () => _map.Names.ToDictionary(name => name, name => new Shard(name, engine, interceptors)));

    /// <summary>Where a person's purchases, or sales, are.</summary>
    public Shard OfUser(string userId) => Shards[_map.NameOf(Buckets.Of(userId))];

    /// <summary>Where a purchase is, if it is.</summary>
    public Shard OfPurchase(string purchaseId) => Shards[_map.NameOf(PurchaseIds.BucketOf(purchaseId))];

    /// <summary>Runs a caller's work on a shard; a shard that does not answer becomes a refusal to try again.</summary>
    /// <exception cref="RefusedException">"try_again".</exception>
    public async Task<T> AskAsync<T>(Shard shard, Func<PaymentsDbContext, Task<T>> work)
    {
        try
        {
            await using var db = shard.Open();
            return await work(db);
        }
        catch (Exception fault) when (fault is DbException or DbUpdateException or ShardDownException)
        {
            logger.LogError(fault, "Shard {Shard} does not answer", shard.Name);
            throw TryAgain.ToException();
        }
    }

    /// <summary>What people hear while a part of payments is down.</summary>
    public static Refusal TryAgain { get; } = new(
        RefusalKind.Unavailable, "try_again", "This cannot be answered right now. Nothing was charged; please try again.");
}
