using System.Collections.Concurrent;
using System.Net;
using Picasso.Testing.Processes;

namespace Picasso.EngineTests.Partitions.Forwarders;

/// <summary>
/// Everything on this machine's own address, with a forwarder between each two that talk. What a namespace does and this does not: a
/// connection can still be made over a cut link, only nothing comes back.
/// </summary>
internal sealed class ForwarderNetwork : INetwork
{
    private readonly ConcurrentDictionary<string, IPEndPoint> _engines = new();
    private readonly ConcurrentDictionary<(string From, string To, int Port), Forwarder> _forwarders = new();

    public string Kind => "forwarders";

    public Task AddEngineAsync(string name, IPEndPoint engine)
    {
        _engines[name] = engine;
        return Task.CompletedTask;
    }

    public Task<ProcessPlan> AddProcessAsync(ProcessPlan plan) => Task.FromResult(plan with
    {
        Entrance = new Uri($"http://{Reach(INetwork.Client, plan.Name, plan.ServicesPort)}"),
    });

    public IPEndPoint Reach(string from, string to, int port) => _forwarders
        .GetOrAdd((from, to, port), static (link, engines) => Forwarder.To(
            engines.GetValueOrDefault(link.To) ?? new IPEndPoint(IPAddress.Loopback, link.Port)), _engines).Address;

    public Task CutAsync(string one, string other)
    {
        foreach (var (link, forwarder) in _forwarders)
        {
            if (link.From == one && link.To == other || link.From == other && link.To == one)
                forwarder.Hold();
        }

        return Task.CompletedTask;
    }

    public Task HealAsync()
    {
        foreach (var forwarder in _forwarders.Values)
            forwarder.LetGo();
        return Task.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var forwarder in _forwarders.Values)
            await forwarder.DisposeAsync();
    }
}
