using Grpc.Core;
using Grpc.Net.ClientFactory;
using Picasso.Contracts;
using Picasso.Contracts.Operations;
using Picasso.Web.Hosting;

namespace Picasso.Web.Operating;

/// <summary>Reads every service's health. An unreachable one is one line of the result, not a failure of it.</summary>
internal sealed class SystemHealth(GrpcClientFactory clients, TimeProvider clock)
{
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(3);

    public Task<ServiceHealth[]> ReadAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(ServiceNames.All.Select(service => AskAsync(service, cancellationToken)));

    private async Task<ServiceHealth> AskAsync(string service, CancellationToken cancellationToken)
    {
        var client = clients.CreateClient<ProcessHealth.ProcessHealthClient>(service);
        var deadline = (clock.GetUtcNow() + s_timeout).UtcDateTime;
        try
        {
            return new ServiceHealth(service, await client.GetAsync(new GetHealthRequest(), deadline: deadline, cancellationToken: cancellationToken), null);
        }
        catch (RpcException silent) when (silent.StatusCode is StatusCode.Unavailable or StatusCode.DeadlineExceeded or StatusCode.Unimplemented)
        {
            return new ServiceHealth(service, null, ErrorMapping.SentenceOf(silent));
        }
    }
}

/// <summary>The health of a service.</summary>
/// <param name="Service">Its name.</param>
/// <param name="Process">The answer of its process; null when it is unreachable.</param>
/// <param name="Silence">Why it is unreachable.</param>
internal sealed record ServiceHealth(string Service, GetHealthResponse? Process, string? Silence)
{
    private static readonly string[] s_order = ["Unhealthy", "Degraded", "Healthy"];

    /// <summary>The worst result of its checks.</summary>
    public string Status => Process is null ? "Unhealthy" : s_order.First(status => status == "Healthy" || Process.Checks.Any(check => check.Status == status));

    /// <summary>The checks that are not healthy.</summary>
    public IEnumerable<HealthEntry> Troubles => Process?.Checks.Where(check => check.Status != "Healthy") ?? [];
}
