using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Picasso.Payments.Sharding;

/// <summary>Ready with every shard, degraded without some.</summary>
internal sealed class ShardHealthCheck(PaymentShards shards) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var down = string.Join(", ", shards.All.Where(shard => !shard.IsReady).Select(shard => shard.Name));
        return Task.FromResult(down.Length == 0
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Degraded($"Shards that do not answer: {down}"));
    }
}
