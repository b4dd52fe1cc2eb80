using System.Net;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Picasso.Kernel;

namespace Picasso.AppHost.Engines;

/// <summary>Healthy once the node answers over TLS with the certificate of this installation.</summary>
internal sealed class EventStoreHealth(EventStoreResource server) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var authority = CertificateTrust.Read((await server.Certificates.ReadAsync(cancellationToken)).Authority);
        using var handler = new SocketsHttpHandler { SslOptions = CertificateTrust.Only(authority) };
        using var client = new HttpClient(handler);
        var address = await server.Endpoint.Property(EndpointProperty.HostAndPort).GetValueAsync(cancellationToken);
        using var answer = await client.GetAsync(new Uri($"https://{address}/health/live"), cancellationToken);
        return answer.StatusCode == HttpStatusCode.NoContent
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Unhealthy($"The node answers {(int)answer.StatusCode}.");
    }
}
