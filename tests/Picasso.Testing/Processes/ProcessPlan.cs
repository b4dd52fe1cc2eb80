using System.Net;
using System.Net.Sockets;
using Picasso.Contracts;

namespace Picasso.Testing.Processes;

/// <summary>A process of several: what it plays, and where.</summary>
/// <param name="Name">How a test calls it.</param>
/// <param name="Roles">Its roles.</param>
public sealed record ProcessPlan(string Name, params string[] Roles)
{
    /// <summary>Port of the web site, or of health alone.</summary>
    public int Port { get; } = FreePort();

    /// <summary>Port of the services.</summary>
    public int ServicesPort { get; } = FreePort();

    public Uri Address => new($"http://localhost:{Port}");

    public Uri ServicesAddress => new($"http://127.0.0.1:{ServicesPort}");

    /// <summary>A process that plays everything.</summary>
    public static ProcessPlan Whole(string name) => new(name, [.. ServiceNames.All, ServiceNames.Web]);

    /// <summary>Whether nothing is left for others.</summary>
    public bool IsWhole => ServiceNames.All.All(Roles.Contains) && HasWeb;

    public bool HasWeb => Roles.Contains(ServiceNames.Web);

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
