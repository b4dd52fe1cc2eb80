using System.Collections.Concurrent;
using System.ComponentModel;
using System.Net;
using Picasso.EngineTests.Partitions.Forwarders;
using Picasso.Testing.Processes;

namespace Picasso.EngineTests.Partitions.Namespaces;

/// <summary>
/// Each host is a Linux network namespace with one wire to one bridge. A link is cut by giving both ends a hardware address of each other
/// that nobody has: frames are sent and never arrive, as on a broken switch.
/// </summary>
internal sealed class NamespaceNetwork : INetwork
{
    private const string Nobody = "02:00:00:00:00:01";

    private readonly string _prefix;
    private readonly string _net;
    private readonly ConcurrentDictionary<string, (string Space, IPAddress Address)> _hosts = new();
    private readonly ConcurrentDictionary<(string Host, string Neighbour), byte> _cuts = new();
    private readonly List<Forwarder> _engines = [];

    private NamespaceNetwork(string prefix, string net) => (_prefix, _net) = (prefix, net);

    public string Kind => "network namespaces";

    private string Bridge => $"{_prefix}br";

    /// <summary>Null where this machine has no namespaces, or not for us.</summary>
    public static async Task<NamespaceNetwork?> TryOpenAsync()
    {
        if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess)
            return null;
        var prefix = Leftovers.PrefixOfThisProcess;
        try
        {
            await Leftovers.RemoveAsync();
            var taken = await IpCommand.RunAsync("-o addr show");
            var net = Enumerable.Range(0, 255).Select(number => $"10.213.{number}.").First(net => !taken.Contains(net, StringComparison.Ordinal));
            var network = new NamespaceNetwork(prefix, net);
            await network.AddBridgeAsync();
            // Some containers may make a bridge and no namespace.
            await network.AddHostAsync("first");
            return network;
        }
        catch (Exception impossible) when (impossible is InvalidOperationException or Win32Exception)
        {
            Console.WriteLine($"No network namespaces here: {impossible.Message.Trim()}");
            await Leftovers.RemoveAsync(prefix);
            return null;
        }
    }

    public async Task AddEngineAsync(string name, IPEndPoint engine)
    {
        var (space, address) = await AddHostAsync(name);
        _engines.Add(new Forwarder(await NamespaceSockets.ListenAsync(space, new IPEndPoint(address, engine.Port)), engine));
    }

    public async Task<ProcessPlan> AddProcessAsync(ProcessPlan plan)
    {
        var (space, address) = await AddHostAsync(plan.Name);
        return plan with { Host = address, Launcher = ["nsenter", $"--net=/run/netns/{space}"] };
    }

    public IPEndPoint Reach(string from, string to, int port) => new(_hosts[to].Address, port);

    public async Task CutAsync(string one, string other)
    {
        foreach (var cut in new[] { (one, other), (other, one) })
        {
            await IpCommand.RunAsync($"{Neighbour("replace", cut)} lladdr {Nobody} nud permanent");
            _cuts[cut] = 0;
        }
    }

    public async Task HealAsync()
    {
        foreach (var cut in _cuts.Keys)
        {
            await IpCommand.RunAsync(Neighbour("del", cut));
            _cuts.TryRemove(cut, out _);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var engine in _engines)
            await engine.DisposeAsync();
        await Leftovers.RemoveAsync(_prefix);
    }

    private async Task AddBridgeAsync()
    {
        await IpCommand.RunAsync($"link add {Bridge} type bridge");
        await IpCommand.RunAsync($"addr add {_net}1/24 dev {Bridge}");
        await IpCommand.RunAsync($"link set {Bridge} up");
        _hosts[INetwork.Client] = ("", IPAddress.Parse($"{_net}1"));
    }

    private async Task<(string Space, IPAddress Address)> AddHostAsync(string name)
    {
        var number = _hosts.Count;
        var (space, address) = ($"{_prefix}h{number}", IPAddress.Parse($"{_net}{10 + number}"));
        await IpCommand.RunAsync($"netns add {space}");
        await IpCommand.RunAsync($"link add {space} type veth peer name eth0 netns {space}");
        await IpCommand.RunAsync($"link set {space} master {Bridge} up");
        await IpCommand.RunAsync($"-n {space} link set lo up");
        await IpCommand.RunAsync($"-n {space} addr add {address}/24 dev eth0");
        await IpCommand.RunAsync($"-n {space} link set eth0 up");
        return _hosts[name] = (space, address);
    }

    private string Neighbour(string verb, (string Host, string Neighbour) link)
    {
        var space = _hosts[link.Host].Space;
        var (where, wire) = space.Length == 0 ? ("", Bridge) : ($"-n {space} ", "eth0");
        return $"{where}neigh {verb} {_hosts[link.Neighbour].Address} dev {wire}";
    }
}
