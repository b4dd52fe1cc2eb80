using Microsoft.Extensions.Hosting;

namespace Picasso.DocumentStorage;

/// <summary>Prepares every schema before the process serves; a process whose database is away does not start, and is started again.</summary>
internal sealed class SchemaPreparing(IEnumerable<IDocumentSchema> schemas) : IHostedLifecycleService
{
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        foreach (var schema in schemas)
            await schema.EnsureAsync(cancellationToken);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
