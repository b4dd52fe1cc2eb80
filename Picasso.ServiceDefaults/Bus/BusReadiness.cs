using MassTransit;

namespace Picasso.ServiceDefaults.Bus;

/// <summary>
/// Open while the bus works. What the in-process bus is given before every receiver listens would be lost, and a broker that is
/// away takes nothing: relays of outboxes wait here, so that what is stored leaves at once when the bus is back.
/// </summary>
/// <param name="bus">The process's bus.</param>
public sealed class BusReadiness(IBusControl bus)
{
    // Real time, whatever clock the process tells: the bus starts in it.
    private static readonly TimeSpan s_patience = TimeSpan.FromMilliseconds(20);

    // The scheme of addresses on the bus in a process.
    private const string InProcess = "loopback";

    /// <summary>Whether what was sent and is not handled yet ends with this process.</summary>
    public bool EndsWithProcess => bus.Address.Scheme == InProcess;

    /// <summary>Waits until every receiver of this process listens.</summary>
    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        while (bus.CheckHealth().Status != BusHealthStatus.Healthy)
            await Task.Delay(s_patience, TimeProvider.System, cancellationToken);
    }
}
