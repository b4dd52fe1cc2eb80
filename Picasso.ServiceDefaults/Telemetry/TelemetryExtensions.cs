using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Instrumentation.Http;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Picasso.Kernel.Tracing;

namespace Picasso.ServiceDefaults.Telemetry;

/// <summary>Traces, metrics and logs of a process, by OpenTelemetry.</summary>
public static class TelemetryExtensions
{
    /// <summary>Configuration key of the collector's address; without it nothing leaves the process.</summary>
    public const string CollectorKey = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>Configuration key that switches telemetry off where it says "false"; log lines then go to the console alone.</summary>
    public const string EnabledKey = "Telemetry:Enabled";

    /// <summary>Configuration key: statements to stores that take less time are counted at the span above them instead of being spans.</summary>
    public const string StatementsKey = "Telemetry:StatementsFrom";

    private static readonly TimeSpan s_shortStatement = TimeSpan.FromMilliseconds(5);

    // Pages that are open listen there for as long as they are open.
    private static readonly string[] s_unasked = ["/health", "/alive", "/live", "/_blazor", "/_framework", "/_content"];

    // Not every meter of the framework: those of its memory pool, routing and authentication are written several times for each
    // request and say nothing that an operator asks.
    private static readonly string[] s_webMeters =
    [
        "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.Diagnostics",
        "Microsoft.AspNetCore.RateLimiting", "Microsoft.AspNetCore.Http.Connections", "Microsoft.AspNetCore.Components.Server.Circuits",
    ];

    /// <summary>Whether a collector is configured.</summary>
    public static bool HasCollector(this IHostApplicationBuilder builder) =>
        !string.IsNullOrWhiteSpace(builder.Configuration[CollectorKey]);

    /// <summary>Whether telemetry is wanted, as it is unless it is switched off.</summary>
    public static bool WantsTelemetry(this IHostApplicationBuilder builder) => builder.Configuration.GetValue(EnabledKey, true);

    /// <summary>
    /// Adds telemetry. Spans and metrics are heard process-wide, so that a second host in a process leaves them to the
    /// first (<paramref name="firstInProcess"/> false) and hands over its log lines only.
    /// </summary>
    internal static void AddTelemetry(this IHostApplicationBuilder builder, bool firstInProcess)
    {
        if (!builder.WantsTelemetry())
            return;
        builder.Logging.AddOpenTelemetry(logging =>
        {
            logging.IncludeScopes = true;
            logging.ParseStateValues = true;
            logging.SetResourceBuilder(ResourceBuilder.CreateDefault().Describe(builder));
        });
        if (firstInProcess)
            AddSignals(builder);
        else if (builder.HasCollector())
            builder.Logging.AddOpenTelemetry(logging => logging.AddOtlpExporter());
    }

    private static void AddSignals(IHostApplicationBuilder builder)
    {
        var telemetry = builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.Describe(builder))
            .WithMetrics(metrics => metrics
                .SetExemplarFilter(ExemplarFilterType.TraceBased)
                .AddHttpClientInstrumentation()
                .AddRuntimeInstrumentation()
                .AddMeter("MassTransit", "MySqlConnector", "Picasso.*")
                .AddMeter(s_webMeters))
            .WithTracing(tracing => tracing
                .SetSampler(new ParentBasedSampler(new OrphanClientSpanFilter()))
                .AddProcessor(new FrameworkSpans())
                .AddProcessor(new InheritedTagsProcessor())
                .AddProcessor(new UserActions())
                .AddProcessor(new Refused())
                .AddProcessor(new QuietPages())
                .AddProcessor(new FoldedStatements(builder.Configuration.GetValue(StatementsKey, s_shortStatement)))
                .AddAspNetCoreInstrumentation(web => web.Filter = WasAsked)
                .AddHttpClientInstrumentation(ReadSubjects)
                .AddSource([.. FrameworkSpans.Sources, "MassTransit", "MongoDB.Driver", "MySqlConnector", "Picasso.*"]));
        if (builder.HasCollector())
            telemetry.UseOtlpExporter();
    }

    private static ResourceBuilder Describe(this ResourceBuilder resource, IHostApplicationBuilder builder) => resource
        .AddService(
            builder.Configuration["OTEL_SERVICE_NAME"] ?? builder.Environment.ApplicationName,
            serviceInstanceId: $"{Environment.MachineName}-{Environment.ProcessId}")
        .AddEnvironmentVariableDetector();

    private static bool WasAsked(HttpContext context) =>
        !s_unasked.Any(path => context.Request.Path.StartsWithSegments(path, StringComparison.Ordinal));

    private static void ReadSubjects(HttpClientTraceInstrumentationOptions client) =>
        client.EnrichWithHttpResponseMessage = (span, response) =>
        {
            if (response.Headers.TryGetValues(SubjectHeaders.Purchase, out var purchases))
                span.SetTagOnAncestors(TelemetryTags.PurchaseId, purchases.First());
            if (response.Headers.TryGetValues(SubjectHeaders.Picture, out var pictures))
                span.SetTagOnAncestors(TelemetryTags.PictureId, pictures.First());
        };
}
