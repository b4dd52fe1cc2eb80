using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;
using Grpc.Net.Client;
using Picasso.Contracts;
using Picasso.Testing.Processes;
using TestEngines = Picasso.Testing.Engines;

namespace Picasso.AppHost.Tests.Running;

/// <summary>
/// The real topology under the orchestrator with its dashboard: two copies of each service, over the engines of the run as connection strings. What
/// the run has no server for (the log, documents where no MongoDB is named, mail) the hosts embed.
/// </summary>
public sealed class RunningTopology : IAsyncLifetime
{
    private const string ConnectionString = "ConnectionStrings__";
    private const string ThirdShard = $"{ConnectionString}payments-2";
    private static readonly TimeSpan s_start = TimeSpan.FromMinutes(4);
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("picasso-aspire-");
    private readonly SemaphoreSlim _starting = new(1);
    private DistributedApplication? _app;
    private Copies? _copies;

    /// <summary>Every host, with the number of its copies.</summary>
    public static IReadOnlyDictionary<string, int> Hosts { get; } =
        ServiceNames.All.ToDictionary(name => name, _ => 2).Append(new(ServiceNames.Web, 1)).ToDictionary();

    public DistributedApplication App => _app ?? throw new InvalidOperationException("Nothing was started.");

    /// <summary>The processes that run.</summary>
    public Copies Copies => _copies ?? throw new InvalidOperationException("Nothing was started.");

    /// <summary>A way to every service, through the addresses that Aspire gives them.</summary>
    public GrpcChannel Channel { get; private set; } = null!;

    /// <summary>The dashboard, and what it knows.</summary>
    internal Dashboard Dashboard { get; } = new();

    /// <summary>Starts everything once and waits until each copy is healthy; without the engines the test is skipped, or fails where they are required.</summary>
    public async Task StartedAsync()
    {
        var engines = WithThirdShard(TestEngines.MostForProcesses());
        await _starting.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            if (_app is null)
                await StartAsync(engines);
        }
        finally
        {
            _starting.Release();
        }
        await Copies.AreHealthyAsync(Hosts, s_start);
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        Channel?.Dispose();
        Dashboard.Dispose();
        if (_copies is not null)
            await _copies.DisposeAsync();
        if (_app is not null)
            await _app.DisposeAsync();
        _data.Delete(recursive: true);
        _starting.Dispose();
    }

    // As the connection string of a new shard is added everywhere before the shard is: every bucket is still at the first two.
    private static Dictionary<string, string> WithThirdShard(Dictionary<string, string> engines)
    {
        var own = engines["Picasso__Bus__Prefix"].Trim('-');
        return new(engines) { [ThirdShard] = $"{TestEngines.Need(TestEngines.MySql + "2")};Database=picasso_test_{own}" };
    }

    private async Task StartAsync(Dictionary<string, string> engines)
    {
        await StandaloneProcess.RunAsync(
            ["shards", "--data", _data.FullName], engines.Where(engine => engine.Key != ThirdShard), TestContext.Current.CancellationToken);
        var builder = await DistributedApplicationTestingBuilder.CreateAsync<Projects.Picasso_AppHost>(
            [.. Arguments(engines)], (options, _) => options.DisableDashboard = false, TestContext.Current.CancellationToken);
        foreach (var host in builder.Resources.OfType<ProjectResource>().Where(resource => Hosts.ContainsKey(resource.Name)))
        {
            // Any free port instead of the one that people know.
            foreach (var endpoint in host.Annotations.OfType<EndpointAnnotation>())
                endpoint.Port = null;
            // What is no connection string goes to the hosts as it is: names of this run's own on the broker and in the documents.
            foreach (var (key, value) in engines.Where(engine => !engine.Key.StartsWith(ConnectionString, StringComparison.Ordinal)))
                builder.CreateResourceBuilder(host).WithEnvironment(key, value);
        }
        _app = await builder.BuildAsync(TestContext.Current.CancellationToken);
        _copies = new Copies(_app);
        await _app.StartAsync(TestContext.Current.CancellationToken);
        Channel = GrpcChannel.ForAddress("http://picasso", new GrpcChannelOptions { HttpHandler = ServiceCredential.Sign(new ByResource(_app)) });
    }

    private IEnumerable<string> Arguments(Dictionary<string, string> engines)
    {
        foreach (var (key, value) in engines.Where(engine => engine.Key.StartsWith(ConnectionString, StringComparison.Ordinal)))
            yield return $"--{key.Replace("__", ":", StringComparison.Ordinal)}={value}";
        yield return "--Picasso:Embedded=eventstore,mail" + (engines.ContainsKey(ConnectionString + "mongodb") ? "" : ",mongodb");
        yield return $"--Picasso:DataDirectory={_data.FullName}";
        yield return $"--Parameters:service-key={ServiceCredential.Key}";
        foreach (var setting in Dashboard.Settings)
            yield return $"--{setting}";
    }

    // Aspire's proxy stands before the copies of a service. A handler of its own kind: the channel would look for the address itself.
    private sealed class ByResource(DistributedApplication app) : HttpMessageHandler
    {
        private readonly HttpMessageInvoker _sockets = new(new SocketsHttpHandler
        {
            EnableMultipleHttp2Connections = true, ConnectTimeout = TimeSpan.FromSeconds(3),
        });

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var path = request.RequestUri!.AbsolutePath;
            request.RequestUri = new Uri(app.GetEndpoint(ServiceCredential.ServiceOf(path), "http"), path);
            return _sockets.SendAsync(request, cancellationToken);
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                _sockets.Dispose();
            base.Dispose(disposing);
        }
    }
}
