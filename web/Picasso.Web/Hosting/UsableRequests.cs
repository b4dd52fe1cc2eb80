using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Picasso.Web.Hosting;

/// <summary>Conditions of every request before it is processed: its Host is a valid host, and its client is still connected.</summary>
internal static class UsableRequests
{
    /// <summary>Pages build addresses from the Host header, so an invalid one is rejected first.</summary>
    public static void UseHostCheck(this WebApplication app) => app.Use((context, next) =>
    {
        if (NamesHost(context.Request))
            return next(context);
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        return Task.CompletedTask;
    });

    /// <summary>A fault after the client has disconnected is not logged as one: its calls were cancelled.</summary>
    public static void UseReaderCheck(this WebApplication app) => app.Use(async (context, next) =>
    {
        try
        {
            await next(context);
        }
        catch (Exception) when (context.RequestAborted.IsCancellationRequested)
        {
            context.Abort();
        }
    });

    /// <summary>Whether the request's Host is an ASCII name or address of a host, with or without a port.</summary>
    public static bool NamesHost(HttpRequest request)
    {
        var (whole, host, port) = (request.Host.Value ?? "", request.Host.Host, request.Host.Port);
        return whole.All(char.IsAscii)
            && (whole == host || (port is { } number && whole == string.Create(CultureInfo.InvariantCulture, $"{host}:{number}")))
            && Uri.CheckHostName(host) is not UriHostNameType.Unknown;
    }
}
