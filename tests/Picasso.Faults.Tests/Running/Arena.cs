using System.Data.Common;
using Picasso.Checker;
using Picasso.Checker.Reading;
using Picasso.StripeStandIn;
using Picasso.Testing.Processes;

namespace Picasso.Faults.Tests.Running;

/// <summary>A marketplace that runs with the provider's stand-in, and the way past its code to everything that it stores.</summary>
internal sealed class Arena : IAsyncDisposable
{
    private readonly DirectoryInfo _data;
    private readonly IReadOnlyList<Func<DbConnection>> _shards;
    private bool _isKept;

    private Arena(
        SeveralProcesses system, StandIn stripe, DirectoryInfo data, IReadOnlyList<string> processes, IReadOnlyList<Func<DbConnection>> shards) =>
        (System, Stripe, _data, Processes, _shards) = (system, stripe, data, processes, shards);

    public SeveralProcesses System { get; }

    public StandIn Stripe { get; }

    /// <summary>Names of what may be killed.</summary>
    public IReadOnlyList<string> Processes { get; }

    public string Folder => _data.FullName;

    /// <summary>Starts it.</summary>
    /// <param name="engines">Configuration that names engines, as variables of the environment; none for embedded ones.</param>
    /// <param name="plans">The processes.</param>
    public static async Task<Arena> OpenAsync(IReadOnlyDictionary<string, string> engines, params ProcessPlan[] plans)
    {
        var (data, stripe) = (Directory.CreateTempSubdirectory("picasso-faults-"), await StandIn.StartAsync());
        var system = await SeveralProcesses.StartAsync(data.FullName, Settings.Of(stripe).Concat(engines), plans);
        stripe.SendWebhooksTo(new Uri(system.WebAddress, "/webhooks/stripe"));
        return new Arena(system, stripe, data, [.. plans.Select(plan => plan.Name)], ShardsOf(data.FullName, engines));
    }

    /// <summary>Everything that is stored.</summary>
    public async Task<Evidence> ReadAsync() =>
        await RawStores.ReadAsync(Folder, _shards, ProviderReader.Read(Stripe.ReadBooks())) with { Rules = Settings.Rules };

    /// <summary>The files of the embedded shards.</summary>
    public static IReadOnlyList<string> ShardFiles(string folder) => [Path.Combine(folder, "payments-0.db"), Path.Combine(folder, "payments-1.db")];

    /// <summary>Leaves the stores where they are, with what the processes printed and what the provider knows, for somebody to look at.</summary>
    public void Keep()
    {
        File.WriteAllText(Path.Combine(Folder, "output.log"), System.Output);
        File.WriteAllText(Path.Combine(Folder, "provider.json"), Stripe.ReadBooks().ToJsonString());
        _isKept = true;
    }

    public async ValueTask DisposeAsync()
    {
        await System.DisposeAsync();
        await Stripe.DisposeAsync();
        if (!_isKept)
            _data.Delete(recursive: true);
    }

    private static List<Func<DbConnection>> ShardsOf(string folder, IReadOnlyDictionary<string, string> engines)
    {
        const string shard = "ConnectionStrings__payments-";
        var servers = engines.Where(setting => setting.Key.StartsWith(shard, StringComparison.Ordinal))
            .Select(setting => (Func<DbConnection>)(() => RawStores.Server(setting.Value))).ToList();
        return servers.Count > 0 ? servers : [.. ShardFiles(folder).Select(file => (Func<DbConnection>)(() => RawStores.File(file)))];
    }
}
