using System.Collections.Concurrent;
using Grpc.Net.Client;

namespace Picasso.Testing.Processes;

/// <summary>
/// A marketplace in several processes of the real program over real engines, sharing the data folder for whatever stays
/// embedded. Each may be killed, closed and started again at the same place.
/// </summary>
public sealed class SeveralProcesses : IPicasso
{
    private readonly string _dataFolder;
    private readonly IReadOnlyList<ProcessPlan> _plans;
    private readonly Func<ProcessPlan, IEnumerable<KeyValuePair<string, string>>> _environment;
    private readonly ConcurrentDictionary<string, StandaloneProcess> _running = new();
    private readonly ConcurrentQueue<string> _past = new();

    private SeveralProcesses(string dataFolder, IReadOnlyList<ProcessPlan> plans, Func<ProcessPlan, IEnumerable<KeyValuePair<string, string>>> environment)
    {
        (_dataFolder, _plans, _environment) = (dataFolder, plans, environment);
        Channel = GrpcChannel.ForAddress("http://picasso", new GrpcChannelOptions { HttpHandler = ServiceCredential.Sign(new ServicesRouter(plans)) });
    }

    public Uri WebAddress => _plans.First(plan => plan.HasWeb).Address;

    /// <summary>Leads each call to a copy of its service, and past one that cannot be reached.</summary>
    public GrpcChannel Channel { get; }

    public string Output => string.Concat([.. _past, .. _running.Select(process => $"--- {process.Key}\n{process.Value.Output}")]);

    /// <param name="dataFolder">The folder that the processes share.</param>
    /// <param name="engines">Configuration that names the engines, as variables of the environment.</param>
    /// <param name="plans">The processes.</param>
    public static Task<SeveralProcesses> StartAsync(
        string dataFolder, IEnumerable<KeyValuePair<string, string>> engines, params ProcessPlan[] plans)
    {
        Dictionary<string, string> environment = new([.. engines, .. Addresses(plans, plan => plan.ServicesAddress)]);
        return StartAsync(dataFolder, _ => environment, plans);
    }

    /// <summary>Where the copies of each service are, as variables of the environment.</summary>
    public static Dictionary<string, string> Addresses(IEnumerable<ProcessPlan> plans, Func<ProcessPlan, Uri> addressOf)
    {
        var environment = new Dictionary<string, string>();
        foreach (var copies in plans.SelectMany(plan => plan.Roles.Select(role => (role, plan))).GroupBy(pair => pair.role, pair => pair.plan))
        {
            foreach (var (index, plan) in copies.Index())
                environment[$"Services__{copies.Key}__http__{index}"] = addressOf(plan).GetLeftPart(UriPartial.Authority);
        }

        environment["Picasso__PublicUrl"] = plans.FirstOrDefault(plan => plan.HasWeb)?.Address.GetLeftPart(UriPartial.Authority) ?? "https://picasso.example";
        return environment;
    }

    /// <summary>The same where each process finds the others, and the engines, in a way of its own.</summary>
    public static async Task<SeveralProcesses> StartAsync(
        string dataFolder, Func<ProcessPlan, IEnumerable<KeyValuePair<string, string>>> environment, params ProcessPlan[] plans)
    {
        var system = new SeveralProcesses(dataFolder, plans, environment);
        await Task.WhenAll(plans.Select(plan => system.StartAgainAsync(plan.Name)));
        await system.ReadyAsync();
        return system;
    }

    /// <summary>A process that runs.</summary>
    public StandaloneProcess this[string name] => _running[name];

    /// <summary>Where a process is, whether it runs or not.</summary>
    public ProcessPlan PlanOf(string name) => _plans.Single(plan => plan.Name == name);

    /// <summary>Starts a process that was killed, at its old place.</summary>
    public async Task StartAgainAsync(string name) =>
        _running[name] = await StandaloneProcess.StartAsync(PlanOf(name), _dataFolder, _environment(PlanOf(name)));

    /// <summary>kill -9.</summary>
    public async Task KillAsync(string name)
    {
        if (!_running.TryRemove(name, out var process))
            return;
        await process.DisposeAsync();
        _past.Enqueue($"--- {name}, until it was killed\n{process.Output}");
    }

    /// <summary>Waits until every process that runs says that it is ready.</summary>
    public async Task ReadyAsync()
    {
        using var http = new HttpClient();
        foreach (var plan in _plans.Where(plan => _running.ContainsKey(plan.Name)))
        {
            await Wait.UntilAsync(
                async () => (await http.GetAsync(new Uri(plan.Address, "/health"))).IsSuccessStatusCode,
                () => $"{plan.Name} does not become ready:\n{Output}", within: TimeSpan.FromMinutes(2));
        }
    }

    public async ValueTask DisposeAsync()
    {
        Channel.Dispose();
        foreach (var process in _running.Values)
            await process.DisposeAsync();
    }
}
