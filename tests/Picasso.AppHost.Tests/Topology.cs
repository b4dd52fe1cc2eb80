using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace Picasso.AppHost.Tests;

/// <summary>The AppHost's model, built as for running, with nothing started.</summary>
public sealed class Topology : IAsyncLifetime
{
    private readonly string[] _settings = [];
    private IDistributedApplicationTestingBuilder? _builder;

    public Topology()
    {
    }

    private Topology(string[] settings) => _settings = settings;

    public IResourceCollection Resources => Builder.Resources;

    private IDistributedApplicationTestingBuilder Builder =>
        _builder ?? throw new InvalidOperationException("The model is there once the class has been initialized.");

    /// <summary>The model with settings of the AppHost, each as <c>key=value</c>.</summary>
    public static async Task<Topology> WithAsync(params string[] settings)
    {
        var topology = new Topology([.. settings.Select(setting => $"--{setting}")]);
        await topology.InitializeAsync();
        return topology;
    }

    public async ValueTask InitializeAsync() =>
        _builder = await DistributedApplicationTestingBuilder.CreateAsync<Projects.Picasso_AppHost>(_settings);

    public async ValueTask DisposeAsync()
    {
        if (_builder is not null)
            await _builder.DisposeAsync();
    }

    public IResource Find(string name) => Resources.Single(resource => resource.Name == name);

    public IEnumerable<string> WaitsOf(string name) =>
        Find(name).Annotations.OfType<WaitAnnotation>().Select(wait => wait.Resource.Name).Distinct();

    public IEnumerable<string> ReferencesOf(string name) =>
        Find(name).Annotations.OfType<ResourceRelationshipAnnotation>()
            .Where(relationship => relationship.Type == "Reference").Select(relationship => relationship.Resource.Name).Distinct();

    /// <summary>The variables of a host, with expressions as a manifest has them.</summary>
    public async Task<Dictionary<string, string>> VariablesOfAsync(string name)
    {
        var configuration = await ExecutionConfigurationBuilder.Create(Find(name)).WithEnvironmentVariablesConfig().BuildAsync(
            new DistributedApplicationExecutionContext(DistributedApplicationOperation.Publish), NullLogger.Instance, TestContext.Current.CancellationToken);
        return configuration.EnvironmentVariables.ToDictionary();
    }

    /// <summary>A setting of the AppHost.</summary>
    public string? Setting(string key) => Builder.Configuration[key];

    /// <summary>A connection string as the publishers write it, where a variable refers to a resource's: addresses are still expressions.</summary>
    public string ConnectionOf(string host, string name, string value) =>
        value.EndsWith(".connectionString}", StringComparison.Ordinal)
            ? ((IResourceWithConnectionString)Find(value.Trim('{', '}').Split('.')[0])).ConnectionStringExpression.ValueExpression
            : value.Length > 0 ? value : throw new InvalidOperationException($"{host} has no connection string {name}.");

    /// <summary>The value of a connection string that was given.</summary>
    public async Task<string?> ConnectionStringOfAsync(string name) =>
        await ((IResourceWithConnectionString)Find(name)).GetConnectionStringAsync();
}
