using System.Net;
using Picasso.Testing.Processes;

namespace Picasso.EngineTests.Partitions;

/// <summary>
/// Hosts and the links between them, each of which can be cut without a word: what is sent over a cut link vanishes, nobody is notified that a
/// connection has ended.
/// </summary>
internal interface INetwork : IAsyncDisposable
{
    /// <summary>The host of those who use the system: this test.</summary>
    const string Client = "client";

    /// <summary>What the links are made of.</summary>
    string Kind { get; }

    /// <summary>Gives something that listens on this machine, an engine, a host of its own.</summary>
    Task AddEngineAsync(string name, IPEndPoint engine);

    /// <summary>Gives a process a host of its own.</summary>
    /// <returns>The plan that starts it there.</returns>
    Task<ProcessPlan> AddProcessAsync(ProcessPlan plan);

    /// <summary>Where one host finds what listens on another one's port.</summary>
    IPEndPoint Reach(string from, string to, int port);

    /// <summary>Cuts the link between two hosts; what had been cut stays so.</summary>
    Task CutAsync(string one, string other);

    /// <summary>Mends every link.</summary>
    Task HealAsync();
}

/// <summary>Networks.</summary>
internal static class Network
{
    /// <summary>Variable of the environment: "forwarders" takes these also where there could be namespaces.</summary>
    private const string Wanted = "PICASSO_TEST_NETWORK";

    /// <summary>Namespaces where this machine has them and we may make some, else forwarders.</summary>
    public static async Task<INetwork> OpenAsync() =>
        Environment.GetEnvironmentVariable(Wanted) != "forwarders" && await Namespaces.NamespaceNetwork.TryOpenAsync() is { } namespaces
            ? namespaces
            : new Forwarders.ForwarderNetwork();
}
