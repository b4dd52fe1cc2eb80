using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Picasso.Kernel;
using Picasso.ServiceDefaults.Grpc;

namespace Picasso.ServiceDefaults.Authentication.Services;

/// <summary>
/// Verifies the service token of a request before any other component reads the request. Without a token the caller is an external client. An invalid
/// token ends the request, so that processes with different keys are found at their first call.
/// </summary>
internal sealed class ServiceCredentialFilter(
    ServiceKeys keys, IEnumerable<ServiceIdentity> identities, TimeProvider clock, ILogger<ServiceCredentialFilter> logger) : IStartupFilter
{
    private static readonly TimeSpan s_logPause = TimeSpan.FromMinutes(1);
    private static readonly DomainError s_invalid = new(
        DomainErrorKind.Unauthenticated, "service_credential_invalid", "The service credential of this call is not valid.");

    private readonly HashSet<string> _names = [.. identities.Select(identity => identity.Name)];
    private long _nextLog;

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(VerifyAsync);
        next(app);
    };

    private Task VerifyAsync(HttpContext context, RequestDelegate next)
    {
        var token = context.Request.Headers[ServiceCredentialHandler.Header].ToString();
        if (token.Length == 0)
            return next(context);
        var isGrpc = GrpcErrors.IsGrpc(context.Request);
        var client = context.Request.Headers[ClientAddress.Header].ToString();
        var method = isGrpc ? context.Request.Path.Value ?? "" : "";
        if (ServiceToken.Verify(keys.All, token, method, client, clock.GetUtcNow()) is not { } call || !_names.Contains(call.Audience))
            return RefuseAsync(context, isGrpc);
        context.Features.Set(new ServiceCaller(call.Caller.Split('+'), call.ClientAddress));
        return next(context);
    }

    private Task RefuseAsync(HttpContext context, bool isGrpc)
    {
        LogNowAndThen();
        context.Response.Headers[ServiceCredentialHandler.Header] = ServiceCredentialHandler.Refused;
        if (isGrpc)
            return GrpcErrors.WriteAsync(context, s_invalid);
        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        return Task.CompletedTask;
    }

    // Any client can send a wrong token: one line a minute is enough for the operator of processes whose keys differ.
    private void LogNowAndThen()
    {
        var (now, due) = (clock.GetUtcNow().ToUnixTimeSeconds(), Interlocked.Read(ref _nextLog));
        if (now < due || Interlocked.CompareExchange(ref _nextLog, now + (long)s_logPause.TotalSeconds, due) != due)
            return;
        logger.LogWarning(
            "A call with an invalid service credential was refused. If it came from another process of this installation: "
            + "its {Setting} differs from the one here, or its clock is more than a minute off", ServiceKeys.Section);
    }
}
