using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Picasso.Payments.Storing;

namespace Picasso.Payments.Service;

/// <summary>Aspire's integration of MySQL, applied to the context of every shard.</summary>
internal static class TablesClientExtensions
{
    /// <summary>
    /// Has the section <c>Aspire:Pomelo:EntityFrameworkCore:MySql</c> apply to every shard. Retries and health stay with the shards: a commit whose
    /// answer was lost must not be repeated blindly, and a process without one shard of several still serves.
    /// </summary>
    public static IHostApplicationBuilder AddTablesClient(this IHostApplicationBuilder builder)
    {
        // The integration asks for a registered context. It has no connection: each shard makes contexts with its own.
        builder.Services.AddDbContext<PaymentsDbContext>();
        builder.EnrichMySqlDbContext<PaymentsDbContext>(settings =>
        {
            settings.DisableRetry = true;
            settings.DisableHealthChecks = true;
            // Every process hears the driver's spans and metrics by its telemetry already.
            settings.DisableTracing = true;
            settings.DisableMetrics = true;
        });
        return builder;
    }
}
