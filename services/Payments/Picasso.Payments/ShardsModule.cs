using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Picasso.Kernel;
using Picasso.OptionsValidation;
using Picasso.Payments.Sharding;

namespace Picasso.Payments;

/// <summary>
/// Composes the shards of payments into a process, with or without the service: any process that can connect to them may maintain them, while other
/// processes use them.
/// </summary>
public static class ShardsModule
{
    /// <summary>Registers the shards.</summary>
    /// <exception cref="Kernel.InvalidConfigurationException">A shard's connection string is invalid.</exception>
    public static IHostApplicationBuilder AddPaymentShards(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddValidatedOptions<ShardOptions>(ShardOptions.Section);
        var connected = ShardConnections.Names(builder.Configuration);
        foreach (var shard in connected)
            MySqlShardEngine.Parse(shard, ShardConnections.Find(builder.Configuration, shard)!);
        services.AddSingleton(provider => ShardMap.Of(
            provider.GetRequiredService<IOptions<ShardOptions>>().Value, ShardConnections.Names(builder.Configuration)));
        if (connected.Count > 0)
            services.TryAddSingleton<IShardEngine, MySqlShardEngine>();
        else
            services.AddSingleton(new SqliteEarlyModel());
        services.TryAddSingleton<IShardEngine, SqliteShardEngine>();
        services.AddSingleton<PaymentShards>().AddSingleton<ShardInitializer>().AddSingleton<BucketMover>().AddSingleton<ShardAdding>();
        services.AddHostedService<ShardPreparing>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<ITransientFaultDetector, MySqlShardOutages>());
        services.AddHealthChecks().AddCheck<ShardHealthCheck>("payments-shards");
        return builder;
    }

    /// <summary>Every shard of this process, whether it answers, and its number of buckets.</summary>
    public static Task<IReadOnlyList<(string Name, bool Ready, int Buckets)>> ListShardsAsync(this IHost host, CancellationToken cancellationToken) =>
        host.Services.GetRequiredService<ShardAdding>().ListAsync(cancellationToken);

    /// <summary>Adds a shard, empty unless it exists already.</summary>
    /// <param name="host">A started host.</param>
    /// <param name="name">Its name; also the name of its connection string.</param>
    /// <param name="takeShare">Whether it then receives an equal share of the buckets.</param>
    /// <param name="cancellationToken">Cancels between two steps of a move; a repeat continues.</param>
    /// <exception cref="Kernel.DomainException">"shard_name_invalid", "shard_unknown".</exception>
    public static Task AddShardAsync(this IHost host, string name, bool takeShare, CancellationToken cancellationToken) =>
        host.Services.GetRequiredService<ShardAdding>().AddAsync(name, takeShare, cancellationToken);

    /// <summary>Moves buckets, one after the other.</summary>
    /// <param name="host">A started host.</param>
    /// <param name="to">The receiving shard.</param>
    /// <param name="first">The first bucket, from 0.</param>
    /// <param name="last">The last bucket, at most 1023.</param>
    /// <param name="cancellationToken">Cancels between two steps of a move; a repeat continues.</param>
    /// <exception cref="Kernel.DomainException">"buckets_invalid", "shard_name_invalid", "shard_unknown".</exception>
    public static Task MoveBucketsAsync(this IHost host, string to, int first, int last, CancellationToken cancellationToken) =>
        host.Services.GetRequiredService<ShardAdding>().MoveAsync(to, first, last, cancellationToken);
}
