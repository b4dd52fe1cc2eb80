using System.Net;
using System.Net.Sockets;
using Grpc.Core;
using Microsoft.AspNetCore.Http;
using Picasso.ServiceDefaults.Authentication.Services;

namespace Picasso.ServiceDefaults.Authentication;

/// <summary>
/// The network address of the original client, for rate limits only. Services assert it in a header, which is accepted with a valid service
/// credential only; for any other caller it is the address of the connection.
/// </summary>
public static class ClientAddress
{
    /// <summary>The header with the address as text; forwarded between services.</summary>
    public const string Header = "x-client-address";

    /// <summary>The address, an IPv6 one cut to its assigned /64; null for a service's own call, and where there is no connection.</summary>
    public static string? FindClientAddress(this ServerCallContext context) => context.GetHttpContext().FindClientAddress();

    /// <summary>As above.</summary>
    public static string? FindClientAddress(this HttpContext context)
    {
        if (context.FindServiceCaller() is { } service)
            return IPAddress.TryParse(service.ClientAddress, out var asserted) ? Group(asserted) : null;
        return context.Connection.RemoteIpAddress is { } peer ? Group(peer) : null;
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
