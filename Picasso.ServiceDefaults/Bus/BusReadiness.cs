using MassTransit;

namespace Picasso.ServiceDefaults.Bus;

/// <summary>
/// Open while the bus is connected. Messages published on the in-process bus before every receiver listens would be lost, and an unreachable broker
/// accepts none: outbox relays wait here and publish stored messages as soon as the bus is connected.
/// </summary>
/// <param name="bus">The process's bus.</param>
public sealed class BusReadiness(IBusControl bus)
{
    // Real time, whatever clock is injected: the bus starts in it.
    private static readonly TimeSpan s_pollInterval = TimeSpan.FromMilliseconds(20);

    // The URI scheme of the in-process bus.
    private const string InProcess = "loopback";

    /// <summary>Whether sent and unhandled messages are lost when this process ends.</summary>
    public bool EndsWithProcess => bus.Address.Scheme == InProcess;

    /// <summary>Waits until every receiver of this process listens.</summary>
    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        while (bus.CheckHealth().Status != BusHealthStatus.Healthy)
            await Task.Delay(s_pollInterval, TimeProvider.System, cancellationToken);
    }
}
