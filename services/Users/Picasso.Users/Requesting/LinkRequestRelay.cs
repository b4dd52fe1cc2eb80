using Microsoft.Extensions.Logging;
using Picasso.Kernel;
using Picasso.Messaging;

namespace Picasso.Users.Requesting;

/// <summary>
/// Answers requests for links, one after the other. Each is leased before it is answered, because an answer issues a token: of two processes that
/// answer one request, the second would invalidate older links.
/// </summary>
internal sealed class LinkRequestRelay(
    ILinkRequests requests, AnswerLinkRequest answer, Signal<ILinkRequests> added, TimeProvider clock, ILogger<LinkRequestRelay> logger)
    : OutboxRelay<LinkRequest>(added, clock, logger)
{
    protected override OutboxSettings Settings { get; } = new() { Lease = TimeSpan.FromMinutes(1), DeliveryTimeout = TimeSpan.FromSeconds(30) };

    protected override IEnumerable<IOutbox<LinkRequest>> Outboxes => [requests.Outbox];

    protected override async Task<DeliveryResult> DeliverAsync(OutboxLease<LinkRequest> lease, CancellationToken cancellationToken)
    {
        await answer.HandleAsync(lease.Content, cancellationToken);
        return DeliveryResult.Done;
    }
}
