using MassTransit;

namespace Picasso.Payments.Outbox;

/// <summary>Opens once the bus has started: what is published before every receiver listens would be lost.</summary>
internal sealed class BusGate(IBusControl bus, TimeProvider clock)
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMilliseconds(20);

    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        while (bus.CheckHealth().Status != BusHealthStatus.Healthy)
            await Task.Delay(s_patience, clock, cancellationToken);
    }
}
