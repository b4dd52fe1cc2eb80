using System.Data.Common;
using System.Net;
using Picasso.Testing.Processes;

namespace Picasso.EngineTests.Partitions;

/// <summary>The engines as hosts of a network: each process finds them where its links lead.</summary>
/// <param name="network">The links.</param>
/// <param name="engines">Variables of the environment that name the engines, as they are reached on this machine.</param>
internal sealed class EngineHosts(INetwork network, IReadOnlyDictionary<string, string> engines)
{
    public const string Broker = "rabbitmq", Objects = "objects", Documents = "mongodb", FirstShard = "payments-0", SecondShard = "payments-1";

    private const string Prefix = "ConnectionStrings__";

    /// <summary>Names of the engines that there are.</summary>
    public IReadOnlyList<string> Names => [.. engines.Keys.Where(IsEngine).Select(key => key[Prefix.Length..])];

    /// <summary>Gives each a host.</summary>
    public async Task AddAsync()
    {
        foreach (var name in Names)
            await network.AddEngineAsync(name, AddressOf(name));
    }

    /// <summary>The variables as a process shall have them.</summary>
    public Dictionary<string, string> AsSeenBy(ProcessPlan plan)
    {
        var seen = new Dictionary<string, string>(engines);
        foreach (var name in Names)
            seen[Prefix + name] = At(name, network.Reach(plan.Name, name, AddressOf(name).Port));
        return seen;
    }

    private static bool IsEngine(string key) => key.StartsWith(Prefix, StringComparison.Ordinal);

    private string this[string name] => engines[Prefix + name];

    private IPEndPoint AddressOf(string name)
    {
        var (host, port) = name switch
        {
            Broker or Documents => HostOf(new Uri(this[name])),
            Objects => HostOf(new Uri((string)Parts(name)["Endpoint"])),
            _ => ((string)Parts(name)["Server"], int.Parse((string)Parts(name)["Port"], System.Globalization.CultureInfo.InvariantCulture)),
        };
        return new IPEndPoint(IPAddress.Parse(host), port);
    }

    private string At(string name, IPEndPoint address)
    {
        switch (name)
        {
            case Broker:
                return new UriBuilder(this[name]) { Host = address.Address.ToString(), Port = address.Port }.Uri.AbsoluteUri;
            case Documents:
                // Not by the names that the set's members have among themselves, which are addresses of this machine.
                return new UriBuilder(this[name]) { Host = address.Address.ToString(), Port = address.Port, Query = "directConnection=true" }.Uri.AbsoluteUri;
            default:
                var parts = Parts(name);
                if (name == Objects)
                    parts["Endpoint"] = $"http://{address}";
                else
                    (parts["Server"], parts["Port"]) = (address.Address.ToString(), address.Port);
                return parts.ConnectionString;
        }
    }

    private DbConnectionStringBuilder Parts(string name) => new() { ConnectionString = this[name] };

    private static (string Host, int Port) HostOf(Uri address) => (address.Host, address.Port);
}
