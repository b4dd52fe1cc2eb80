namespace Aspire.MongoDB.Driver;

/// <summary>The published settings of the integration.</summary>
public sealed class MongoDBSettings
{
    public string? ConnectionString { get; set; }

    public bool DisableHealthChecks { get; set; }

    public int? HealthCheckTimeout { get; set; }

    public bool DisableTracing { get; set; }
}
