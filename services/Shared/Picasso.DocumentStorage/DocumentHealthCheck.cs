using Microsoft.Extensions.Diagnostics.HealthChecks;
using MongoDB.Bson;
using MongoDB.Driver;

namespace Picasso.DocumentStorage;

/// <summary>Not ready while MongoDB does not answer: without documents nothing of such a process can be answered.</summary>
internal sealed class DocumentHealthCheck(IMongoClient client) : IHealthCheck
{
    public const string Name = "documents";

    // Whoever asks about health does not wait long.
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
