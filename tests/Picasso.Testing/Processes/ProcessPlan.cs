using System.Net;
using Picasso.Contracts;

namespace Picasso.Testing.Processes;

/// <summary>A process of several: what it plays, and where.</summary>
/// <param name="Name">How a test calls it.</param>
/// <param name="Roles">Its roles.</param>
public sealed record ProcessPlan(string Name, params string[] Roles)
{
    /// <summary>Port of the web site, or of health alone.</summary>
    public int Port { get; } = FreePorts.Next();

    /// <summary>Port of the services.</summary>
    public int ServicesPort { get; } = FreePorts.Next();

    /// <summary>The address that it listens on; null is this machine alone.</summary>
    public IPAddress? Host { get; init; }

    /// <summary>What starts the program, with its arguments: nothing, or a command that puts it somewhere first.</summary>
    public IReadOnlyList<string> Launcher { get; init; } = [];

    public Uri Address => new($"http://{Host?.ToString() ?? "localhost"}:{Port}");

    public Uri ServicesAddress => new($"http://{Host ?? IPAddress.Loopback}:{ServicesPort}");

    /// <summary>Where callers from outside find its services, when there is something in between.</summary>
    public Uri? Entrance { get; init; }

    /// <summary>A process that plays everything.</summary>
    public static ProcessPlan Whole(string name) => new(name, [.. ServiceNames.All, ServiceNames.Web]);

    /// <summary>Whether nothing is left for others.</summary>
    public bool IsWhole => ServiceNames.All.All(Roles.Contains) && HasWeb;

    public bool HasWeb => Roles.Contains(ServiceNames.Web);
}
