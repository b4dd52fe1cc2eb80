using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Picasso.ServiceDefaults.Health;

/// <summary>Endpoints for supervision of the process.</summary>
public static class HealthEndpoints
{
    /// <summary>Path: ready to serve.</summary>
    public const string Ready = "/health";

    /// <summary>Path: not stuck.</summary>
    public const string Alive = "/alive";

    internal const string LiveTag = "live";

    /// <summary>
    /// Maps <c>/health</c> (200 when ready, also when something is degraded, else 503; the body names what is not healthy) and
    /// <c>/alive</c> (200 while the process answers at all).
    /// </summary>
    public static WebApplication MapHealthEndpoints(this WebApplication app)
    {
        app.MapHealthChecks(Ready, new HealthCheckOptions { ResponseWriter = WriteAsync }).AllowAnonymous();
        app.MapHealthChecks(Alive, new HealthCheckOptions { Predicate = check => check.Tags.Contains(LiveTag) }).AllowAnonymous();
        return app;
    }

    /// <summary>Maps the operators' services for the health of a process and for the streams in quarantine.</summary>
    public static WebApplication MapProcessHealth(this WebApplication app)
    {
        app.MapGrpcService<ProcessHealthGrpc>();
        app.MapGrpcService<QuarantinedStreamsGrpc>();
        return app;
    }

    /// <summary>On this port only health is served: for probes where the services themselves support HTTP/2 only.</summary>
    public static WebApplication UseHealthPort(this WebApplication app, int port)
    {
        app.Use((context, next) =>
        {
            if (context.Connection.LocalPort != port || context.Request.Path == Ready || context.Request.Path == Alive)
                return next(context);
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        });
        return app;
    }

    // Names and states only: details are in the log.
    private static Task WriteAsync(HttpContext context, HealthReport report)
    {
        context.Response.ContentType = "text/plain; charset=utf-8";
        var ill = report.Entries.Where(entry => entry.Value.Status != HealthStatus.Healthy).Select(entry => $"\n{entry.Key}: {entry.Value.Status}");
        return context.Response.WriteAsync($"{report.Status}{string.Concat(ill)}", context.RequestAborted);
    }
}
