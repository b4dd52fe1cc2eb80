using Microsoft.Extensions.Logging;
using Picasso.Kernel;
using Picasso.Messaging;
using Picasso.ServiceDefaults.Bus;
using Picasso.Users.Model;

namespace Picasso.Users.Relaying;

/// <summary>Does what is due in the outboxes of accounts, at least once each.</summary>
internal sealed class OutboxRelay(
    AccountOutbox outbox, OutboxHandler handler, BusReadiness readiness, Signal<IUserStore> changed, TimeProvider clock, ILogger<OutboxRelay> logger)
    : OutboxRelay<AccountTask>(changed, clock, logger)
{
    public override string Name => "users-outbox";

    protected override OutboxSettings Settings { get; } = new() { Batch = 20, FirstPause = TimeSpan.FromSeconds(5) };

    protected override IEnumerable<IOutbox<AccountTask>> Outboxes => [outbox];

    protected override Task WaitForReceiverAsync(CancellationToken cancellationToken) => readiness.WaitAsync(cancellationToken);

    protected override Task<DeliveryResult> DeliverAsync(OutboxLease<AccountTask> lease, CancellationToken cancellationToken) =>
        handler.HandleAsync(lease.Content.Account, lease.Content.Entry, cancellationToken);
}
