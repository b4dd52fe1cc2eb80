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
    /// <summary>Configuration key of the collector's address; without it no telemetry is exported.</summary>
    public const string CollectorKey = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>Configuration key that disables telemetry when it is "false"; log lines are then written to the console only.</summary>
    public const string EnabledKey = "Picasso:Telemetry:Enabled";

    /// <summary>Configuration key: shorter statements to stores are counted in their parent span instead of being spans.</summary>
    public const string StatementsKey = "Picasso:Telemetry:StatementsFrom";

    private static readonly TimeSpan s_shortStatement = TimeSpan.FromMilliseconds(5);

    // Open pages keep a connection to it for as long as they are open.
    private static readonly string[] s_unasked = ["/health", "/alive", "/live", "/_blazor", "/_framework", "/_content"];

    // Not every meter of the framework: those of its memory pool, routing and authentication write several points for each request that no operator
    // needs.
    private static readonly string[] s_webMeters =
    [
        "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.Diagnostics",
        "Microsoft.AspNetCore.RateLimiting", "Microsoft.AspNetCore.Http.Connections", "Microsoft.AspNetCore.Components.Server.Circuits",
    ];

    /// <summary>Whether a collector is configured.</summary>
    public static bool HasCollector(this IHostApplicationBuilder builder) =>
        !string.IsNullOrWhiteSpace(builder.Configuration[CollectorKey]);

    /// <summary>Whether telemetry is enabled, which is the default.</summary>
    public static bool WantsTelemetry(this IHostApplicationBuilder builder) => builder.Configuration.GetValue(EnabledKey, true);

    /// <summary>
    /// Adds telemetry. Spans and metrics are collected process-wide, so a second host in a process leaves them to the first (<paramref
    /// name="firstInProcess"/> false) and exports only its log lines.
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
                .AddProcessor(new TakenKeys())
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
