using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;

namespace Picasso.AppHost.Tests;

/// <summary>The AppHost's model, built as for running, with nothing started.</summary>
public sealed class Topology : IAsyncLifetime
{
    private IDistributedApplicationTestingBuilder? _builder;

    public IResourceCollection Resources => Builder.Resources;

    private IDistributedApplicationTestingBuilder Builder =>
        _builder ?? throw new InvalidOperationException("The model is there once the class has been initialized.");

    public async ValueTask InitializeAsync() =>
        _builder = await DistributedApplicationTestingBuilder.CreateAsync<Projects.Picasso_AppHost>();

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
}
