using Microsoft.Extensions.Diagnostics.HealthChecks;
using MongoDB.Bson;
using MongoDB.Driver;

namespace Picasso.AppHost.Engines;

/// <summary>Healthy once the server is the primary of its replica set: before that it accepts no writes.</summary>
internal sealed class DocumentsHealth(DocumentsResource server) : IHealthCheck
{
    private static readonly TimeSpan s_choosing = TimeSpan.FromSeconds(3);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var settings = MongoClientSettings.FromConnectionString(await server.ConnectionStringExpression.GetValueAsync(cancellationToken));
        settings.ServerSelectionTimeout = s_choosing;
        // Clients with the same settings share their connections.
        var answer = await new MongoClient(settings).GetDatabase("admin").RunCommandAsync<BsonDocument>(
            new BsonDocument("hello", 1), cancellationToken: cancellationToken);
        return answer.GetValue("isWritablePrimary", false).ToBoolean()
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Unhealthy("The replica set has no primary yet.");
    }
}
