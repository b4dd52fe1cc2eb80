using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using Picasso.OptionsValidation;
using Picasso.Telemetry.Exporting;
using Picasso.Telemetry.Serving;
using Picasso.Telemetry.Storing;

namespace Picasso.Telemetry;

/// <summary>Composes the local telemetry store into a process without a collector.</summary>
public static class TelemetryModule
{
    private const int Queue = 8192;
    private const int Batch = 512;

    /// <summary>Stores this host's log lines and, in the first host of a process, its spans and metrics.</summary>
    /// <param name="builder">The host, with its service defaults.</param>
    /// <param name="firstInProcess">As for the service defaults.</param>
    public static IHostApplicationBuilder AddLocalTelemetry(this IHostApplicationBuilder builder, bool firstInProcess = true)
    {
        var services = builder.Services;
        services.AddValidatedOptions<TelemetryOptions>(TelemetryOptions.Section);
        services.TryAddSingleton<SqliteTelemetryStore>();
        services.ConfigureOpenTelemetryLoggerProvider((provider, logs) => logs.AddProcessor(new BatchLogRecordExportProcessor(
            new LocalLogExporter(Store(provider)), Queue, WriteEvery(provider), maxExportBatchSize: Batch)));
        if (!firstInProcess)
            return builder;
        services.ConfigureOpenTelemetryTracerProvider((provider, traces) => traces.AddProcessor(new BatchActivityExportProcessor(
            new LocalSpanExporter(Store(provider)), Queue, WriteEvery(provider), maxExportBatchSize: Batch)));
        services.ConfigureOpenTelemetryMeterProvider((provider, metrics) => metrics.AddReader(new PeriodicExportingMetricReader(
            new LocalMetricExporter(Store(provider)), (int)Options(provider).MeasureEvery.TotalMilliseconds)));
        services.AddHostedService<SqliteTelemetryPruning>();
        return builder;
    }

    /// <summary>Maps the local store's service, where there is one.</summary>
    public static IEndpointRouteBuilder MapLocalTelemetry(this IEndpointRouteBuilder app)
    {
        if (app.ServiceProvider.GetService<SqliteTelemetryStore>() is not null)
            app.MapGrpcService<LocalTelemetryGrpc>();
        return app;
    }

    private static SqliteTelemetryStore Store(IServiceProvider provider) => provider.GetRequiredService<SqliteTelemetryStore>();

    private static TelemetryOptions Options(IServiceProvider provider) => provider.GetRequiredService<IOptions<TelemetryOptions>>().Value;

    private static int WriteEvery(IServiceProvider provider) => (int)Options(provider).WriteEvery.TotalMilliseconds;
}
