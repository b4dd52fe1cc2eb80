using Microsoft.Extensions.Diagnostics.HealthChecks;
using MongoDB.Bson;
using MongoDB.Driver;

namespace Picasso.DocumentStorage;

/// <summary>Not ready while MongoDB does not answer: the process cannot serve without its documents.</summary>
internal sealed class DocumentHealthCheck(IMongoClient client) : IHealthCheck
{
    public const string Name = "documents";

    // Health probes have short timeouts.
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(3);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        using var timeout = new CancellationTokenSource(s_timeout, TimeProvider.System);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            await client.GetDatabase("admin").RunCommandAsync<BsonDocument>(new BsonDocument("ping", 1), cancellationToken: either.Token);
            return HealthCheckResult.Healthy();
        }
        catch (Exception away) when (!cancellationToken.IsCancellationRequested)
        {
            return new HealthCheckResult(context.Registration.FailureStatus, Describe(away), away);
        }
    }

    private static string Describe(Exception away) => DocumentOutages.IsDenied(away)
        ? "MongoDB refuses this process a right, or its user or password."
        : "MongoDB does not answer.";
}
