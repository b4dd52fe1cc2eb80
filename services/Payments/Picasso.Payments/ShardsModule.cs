using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Picasso.OptionsValidation;
using Picasso.Payments.Sharding;

namespace Picasso.Payments;

/// <summary>
/// Composes the shards of payments into a process, with the service or alone: any process that reaches them may maintain them, while any number of
/// processes work on them.
/// </summary>
public static class ShardsModule
{
    /// <summary>Registers the shards.</summary>
    /// <exception cref="Kernel.InvalidConfigurationException">A shard's connection string is none.</exception>
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
        services.AddHealthChecks().AddCheck<ShardHealthCheck>("payments-shards");
        return builder;
    }

    /// <summary>Every shard that this process knows, whether it answers, and how many buckets lie there.</summary>
    public static Task<IReadOnlyList<(string Name, bool Ready, int Buckets)>> ListShardsAsync(this IHost host, CancellationToken cancellationToken) =>
        host.Services.GetRequiredService<ShardAdding>().ListAsync(cancellationToken);

    /// <summary>Takes a shard in, empty unless it is there already.</summary>
    /// <param name="host">A process that has started.</param>
    /// <param name="name">Its name; also that of its connection string.</param>
    /// <param name="takeShare">Whether it is then given an equal share of the buckets.</param>
    /// <param name="cancellationToken">Stops between two steps of a move; repeating it goes on.</param>
    /// <exception cref="Kernel.DomainException">"shard_name_invalid", "shard_unknown".</exception>
    public static Task AddShardAsync(this IHost host, string name, bool takeShare, CancellationToken cancellationToken) =>
        host.Services.GetRequiredService<ShardAdding>().AddAsync(name, takeShare, cancellationToken);

    /// <summary>Moves buckets, one after the other.</summary>
    /// <param name="host">A process that has started.</param>
    /// <param name="to">The shard that gets them.</param>
    /// <param name="first">The first bucket, from 0.</param>
    /// <param name="last">The last bucket, at most 1023.</param>
    /// <param name="cancellationToken">Stops between two steps of a move; repeating it goes on.</param>
    /// <exception cref="Kernel.DomainException">"buckets_invalid", "shard_name_invalid", "shard_unknown".</exception>
    public static Task MoveBucketsAsync(this IHost host, string to, int first, int last, CancellationToken cancellationToken) =>
        host.Services.GetRequiredService<ShardAdding>().MoveAsync(to, first, last, cancellationToken);
}
