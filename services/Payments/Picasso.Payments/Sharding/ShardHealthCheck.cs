using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Picasso.Payments.Sharding;

/// <summary>Ready with every shard, degraded without some, not ready without all.</summary>
internal sealed class ShardHealthCheck(PaymentShards shards) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(Check(shards.All));

    private static HealthCheckResult Check(IReadOnlyCollection<Shard> all)
    {
        var down = all.Where(shard => !shard.IsAvailable).Select(shard => shard.Name).ToList();
        if (down.Count == 0)
            return HealthCheckResult.Healthy();
        var what = $"Shards that do not answer: {string.Join(", ", down)}";
        return down.Count < all.Count ? HealthCheckResult.Degraded(what) : HealthCheckResult.Unhealthy(what);
    }
}
