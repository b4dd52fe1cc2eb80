using MassTransit;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Picasso.Kernel;
using Picasso.Messaging;
using Picasso.Reactions.Storing;
using Picasso.ServiceDefaults.Bus;

namespace Picasso.Reactions.Publishing;

/// <summary>Publishes facts from the outbox. A fact may come twice; its version or its own id tells a repeat.</summary>
internal sealed class OutboxRelay(
    IReactionStore store, IBus bus, BusReadiness readiness, Signal<IReactionStore> changed, IOptions<ReactionsOptions> options, TimeProvider clock,
    ILogger<OutboxRelay> logger)
    : OutboxRelay<WaitingFact>(changed, clock, logger)
{
    public override string Name => "reactions-outbox";

    protected override OutboxSettings Settings => field ??= new OutboxSettings
    {
        PollInterval = options.Value.PollInterval, Batch = 100, Lease = TimeSpan.FromSeconds(10), DeliveryTimeout = TimeSpan.FromSeconds(5),
    };

    protected override IEnumerable<IOutbox<WaitingFact>> Outboxes => [store.Outbox];

    protected override Task WaitForReceiverAsync(CancellationToken cancellationToken) => readiness.WaitAsync(cancellationToken);

    protected override async Task<DeliveryResult> DeliverAsync(OutboxLease<WaitingFact> lease, CancellationToken cancellationToken)
    {
        // Written by a newer version, which publishes it once it runs.
        if (!FactTypes.IsKnown(lease.Content))
            return DeliveryResult.Reject($"the type {lease.Content.Type} is not known");
        await bus.Publish(FactTypes.Read(lease.Content), cancellationToken);
        return DeliveryResult.Done;
    }
}
