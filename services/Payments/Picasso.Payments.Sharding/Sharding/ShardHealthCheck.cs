using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Picasso.Payments.Sharding;

/// <summary>Ready with every shard, degraded without some, not ready without all.</summary>
internal sealed class ShardHealthCheck(PaymentShards shards) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(Check(shards.Known));

    private static HealthCheckResult Check(IReadOnlyCollection<Shard> all)
    {
        var down = all.Where(shard => !shard.IsAvailable).ToList();
        var denied = all.Where(shard => shard.WasDenied).ToList();
        if (down.Count == 0 && denied.Count == 0)
            return HealthCheckResult.Healthy();
        var what = string.Join("; ", Say("Shards that do not answer", down.Except(denied)).Concat(
            Say("Shards that refuse this process a right, or its user or password", denied)));
        return down.Count < all.Count ? HealthCheckResult.Degraded(what) : HealthCheckResult.Unhealthy(what);
    }

    private static IEnumerable<string> Say(string what, IEnumerable<Shard> shards) =>
        string.Join(", ", shards.Select(shard => shard.Name)) is { Length: > 0 } names ? [$"{what}: {names}"] : [];
}
