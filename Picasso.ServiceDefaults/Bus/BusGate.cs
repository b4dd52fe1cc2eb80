using MassTransit;

namespace Picasso.ServiceDefaults.Bus;

/// <summary>Opens once the bus has started: what the in-process bus is given before every receiver listens would be lost.</summary>
/// <param name="bus">The process's bus.</param>
/// <param name="clock">Paces the looking.</param>
public sealed class BusGate(IBusControl bus, TimeProvider clock)
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMilliseconds(20);

    /// <summary>Waits until every receiver of this process listens; relays of outboxes call it before their first publish.</summary>
    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        while (bus.CheckHealth().Status != BusHealthStatus.Healthy)
            await Task.Delay(s_patience, clock, cancellationToken);
    }
}
