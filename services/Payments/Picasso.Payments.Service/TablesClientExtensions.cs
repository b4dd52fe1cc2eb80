using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Picasso.Payments.Storing;

namespace Picasso.Payments.Service;

/// <summary>Aspire's integration of MySQL, applied to the context of every shard.</summary>
internal static class TablesClientExtensions
{
    /// <summary>
    /// Applies the section <c>Aspire:Pomelo:EntityFrameworkCore:MySql</c> to every shard. The integration's retries and health checks stay off: a
    /// commit whose answer was lost must not be repeated blindly, and a process serves without one of several shards.
    /// </summary>
    public static IHostApplicationBuilder AddTablesClient(this IHostApplicationBuilder builder)
    {
        // The integration requires a registered context. This one has no connection: each shard creates contexts with its own.
        builder.Services.AddDbContext<PaymentsDbContext>();
        builder.EnrichMySqlDbContext<PaymentsDbContext>(settings =>
        {
            settings.DisableRetry = true;
            settings.DisableHealthChecks = true;
            // The telemetry defaults already collect the driver's spans and metrics.
            settings.DisableTracing = true;
            settings.DisableMetrics = true;
        });
        return builder;
    }
}
