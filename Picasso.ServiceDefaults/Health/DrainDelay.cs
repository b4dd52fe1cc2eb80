using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Picasso.ServiceDefaults.Health;

/// <summary>
/// Serves on for a while after <c>/health</c> has said that the process closes: a balancer or a cluster sends callers until it has noticed. Nothing is
/// stopped before this is over.
/// </summary>
internal sealed class DrainDelay(Draining draining, IOptions<DrainOptions> options, TimeProvider clock) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        // A process with several hosts has waited once for all of them.
        if (draining.WasAnnounced)
            return;
        draining.Begin();
        // Ends early, without a fault, when the process may not wait any longer.
        await Task.Delay(options.Value.Delay, clock, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
