using System.Net;
using System.Net.Sockets;
using Grpc.Core;
using Microsoft.AspNetCore.Http;

namespace Picasso.ServiceDefaults.Authentication;

/// <summary>
/// Where a call comes from in the end, for limits on attempts and nothing else. The web, the only public door, says it in a
/// header; services are not reachable from outside, so that nobody else can.
/// </summary>
public static class ClientAddress
{
    /// <summary>The header, with the address as text; carried along between services.</summary>
    public const string Header = "x-client-address";

    /// <summary>
    /// The address, an IPv6 one cut to the /64 that its holder was given; null when it is unknown (a call from this machine
    /// that names nobody).
    /// </summary>
    public static string? FindClientAddress(this ServerCallContext context) => context.GetHttpContext().FindClientAddress();

    /// <summary>As above.</summary>
    public static string? FindClientAddress(this HttpContext context)
    {
        // Only between services is the header believed: a browser's request to the web might carry one too.
        var isServiceCall = context.Request.ContentType?.StartsWith("application/grpc", StringComparison.Ordinal) == true;
        if (isServiceCall && IPAddress.TryParse(context.Request.Headers[Header], out var named))
            return Group(named);
        return context.Connection.RemoteIpAddress is { } peer && !IPAddress.IsLoopback(peer) ? Group(peer) : null;
    }

    /// <summary>The address as limits count it: an IPv6 one cut to its /64.</summary>
    public static string Group(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        if (address.AddressFamily != AddressFamily.InterNetworkV6)
            return address.ToString();
        var bytes = address.GetAddressBytes();
        Array.Clear(bytes, 8, 8);
        return new IPAddress(bytes).ToString();
    }
}
