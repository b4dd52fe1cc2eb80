using System.Net;
using Grpc.Core;
using Microsoft.AspNetCore.Http;

namespace Picasso.ServiceDefaults.Authentication;

/// <summary>
/// Whether a request comes from this machine itself: the condition for everything that only a developer should see. The peer's address is not enough.
/// A page of another site whose name resolves to 127.0.0.1 (DNS rebinding) sends requests from here too, and so does a proxy on this machine that
/// serves others: the Host header reveals the first, the headers that proxies add reveal the second.
/// </summary>
public static class LocalRequest
{
    private static readonly string[] s_addedByProxies =
    [
        "Forwarded", "Via", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Original-For", "X-Original-Host", "X-Real-IP",
    ];

    /// <summary>Whether the call comes from this machine.</summary>
    public static bool IsLocal(this ServerCallContext context) => context.GetHttpContext().IsLocal();

    /// <summary>Whether the request comes from this machine.</summary>
    public static bool IsLocal(this HttpContext context) => context.IsFrom([]);

    /// <summary>
    /// Whether the request comes from this machine, or from one of the addresses with an IP address as its Host, which no DNS name is.
    /// </summary>
    public static bool IsFrom(this HttpContext context, IReadOnlyCollection<IPAddress> others)
    {
        if (context.Connection.RemoteIpAddress is not { } remote || s_addedByProxies.Any(context.Request.Headers.ContainsKey))
            return false;
        var peer = Plain(remote);
        var own = context.Connection.LocalIpAddress is { } local && Plain(local).Equals(peer);
        return (IPAddress.IsLoopback(peer) || own || others.Contains(peer)) && NamesAnAddress(context.Request.Host.Host);
    }

    private static bool NamesAnAddress(string host) =>
        string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase) || IPAddress.TryParse(host.Trim('[', ']'), out _);

    private static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
}
