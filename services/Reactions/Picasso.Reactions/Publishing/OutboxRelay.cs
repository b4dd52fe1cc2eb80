using MassTransit;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Picasso.Kernel;
using Picasso.Messaging;
using Picasso.Reactions.Storing;
using Picasso.ServiceDefaults.Bus;

namespace Picasso.Reactions.Publishing;

/// <summary>Publishes events from the outbox. An event may be published twice; consumers recognise a repeat by its version or its id.</summary>
internal sealed class OutboxRelay(
    IReactionStore store, IBus bus, BusReadiness readiness, Signal<IReactionStore> changed, IOptions<ReactionsOptions> options, TimeProvider clock,
    ILogger<OutboxRelay> logger)
    : OutboxRelay<PendingEvent>(changed, clock, logger)
{
    public override string Name => "reactions-outbox";

    protected override OutboxSettings Settings => field ??= new OutboxSettings
    {
        PollInterval = options.Value.PollInterval, Batch = 100, Lease = TimeSpan.FromSeconds(10), DeliveryTimeout = TimeSpan.FromSeconds(5),
    };

    protected override IEnumerable<IOutbox<PendingEvent>> Outboxes => [store.Outbox];

    protected override Task WaitForReceiverAsync(CancellationToken cancellationToken) => readiness.WaitAsync(cancellationToken);

    protected override async Task<DeliveryResult> DeliverAsync(OutboxLease<PendingEvent> lease, CancellationToken cancellationToken)
    {
        // Written by a newer version, which publishes it once it runs.
        if (!ReactionEventTypes.IsKnown(lease.Content))
            return DeliveryResult.Reject($"the type {lease.Content.Type} is not known");
        await bus.Publish(ReactionEventTypes.Read(lease.Content), cancellationToken);
        return DeliveryResult.Done;
    }
}
