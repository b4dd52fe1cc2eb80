using Microsoft.Extensions.Diagnostics.HealthChecks;
using MongoDB.Bson;
using MongoDB.Driver;

namespace Aspire.MongoDB.Driver;

/// <summary>Healthy while the server answers a ping.</summary>
internal sealed class MongoDBHealthCheck(IMongoClient client) : IHealthCheck
{
    private static readonly BsonDocumentCommand<BsonDocument> s_ping = new(new BsonDocument("ping", 1));

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await client.GetDatabase("admin").RunCommandAsync(s_ping, cancellationToken: cancellationToken);
        return HealthCheckResult.Healthy();
    }
}
