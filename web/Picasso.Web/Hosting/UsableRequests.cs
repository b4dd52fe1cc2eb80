using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Picasso.Web.Hosting;

/// <summary>What holds for every request before a page sees it: its Host names a host, and its answer still has a reader.</summary>
internal static class UsableRequests
{
    /// <summary>Pages are addressed by the Host header, so that one that is none is refused before they are.</summary>
    public static void UseHostCheck(this WebApplication app) => app.Use((context, next) =>
    {
        if (NamesHost(context.Request))
            return next(context);
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        return Task.CompletedTask;
    });

    /// <summary>A fault after the reader has left is no fault: the calls that were made for the answer were cancelled with it.</summary>
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

    /// <summary>Whether the request's Host is a name or an address of a host in ASCII, with a port or without one.</summary>
    public static bool NamesHost(HttpRequest request)
    {
        var (whole, host, port) = (request.Host.Value ?? "", request.Host.Host, request.Host.Port);
        return whole.All(char.IsAscii)
            && (whole == host || (port is { } number && whole == string.Create(CultureInfo.InvariantCulture, $"{host}:{number}")))
            && Uri.CheckHostName(host) is not UriHostNameType.Unknown;
    }
}
