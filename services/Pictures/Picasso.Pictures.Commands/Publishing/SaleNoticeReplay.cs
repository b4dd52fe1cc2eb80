using Microsoft.Extensions.Logging;
using Picasso.Background;
using Picasso.EventSourcing;
using Picasso.EventSourcing.Deciding;
using Picasso.EventSourcing.Subscribing;
using Picasso.ServiceDefaults.Bus;

namespace Picasso.Pictures.Commands.Publishing;

/// <summary>
/// An in-process bus may lose a published sale that no consumer has handled when the process ends. A second checkpoint therefore follows the first by
/// longer than any message is in transit, and every start publishes the sales between the two again. A notification has a key, so a repeat changes
/// nothing.
/// </summary>
internal sealed class SaleNoticeReplay(
    PictureSoldPublisher sales, IEventStore log, ICheckpoints checkpoints, BusReadiness readiness, TimeProvider clock, ILogger<SaleNoticeReplay> logger)
    : BackgroundLoop(clock, logger)
{
    private const string Acknowledged = "sold-pictures-heard";

    // Failing consumers are retried for some seconds.
    private static readonly TimeSpan s_acknowledgedAfter = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(1);

    protected override async Task LoopAsync(CancellationToken stoppingToken)
    {
        if (!readiness.EndsWithProcess)
            return;
        if (await RunAsync(RepublishAsync, LoopSettings.Endless, stoppingToken))
            await RepeatAsync(FollowAsync, s_pause, LoopSettings.Endless, stoppingToken);
    }

    private async Task RepublishAsync(CancellationToken cancellationToken)
    {
        var (acknowledged, published) = (await checkpoints.LoadAsync(Acknowledged, cancellationToken), await checkpoints.LoadAsync(sales.Name, cancellationToken));
        if (acknowledged >= published)
            return;
        await foreach (var message in log.SubscribeToAllAsync(acknowledged, sales.Filter, cancellationToken))
        {
            switch (message)
            {
                case SubscriptionMessage.Delivered sold when sold.Event.Position <= published:
                    await RepublishAsync(sold.Event, cancellationToken);
                    break;
                case SubscriptionMessage.CaughtUp caught when caught.Position < published:
                    break;
                default:
                    return;
            }
        }
    }

    private async Task RepublishAsync(RecordedEvent sold, CancellationToken cancellationToken)
    {
        try
        {
            await sales.HandleAsync(sold, cancellationToken);
        }
        catch (UnreadableEventException unreadable)
        {
            // The subscription has it in quarantine, so it was not published before either.
            Logger.LogWarning(unreadable, "The sale {EventId} is not published again, because it cannot be read", sold.Id);
        }
    }

    private async Task FollowAsync(CancellationToken cancellationToken)
    {
        var (published, at) = (await checkpoints.LoadAsync(sales.Name, cancellationToken), Clock.GetUtcNow());
        while (Clock.GetUtcNow() - at < s_acknowledgedAfter)
            await Task.Delay(s_pause, Clock, cancellationToken);
        var acknowledged = await checkpoints.LoadAsync(Acknowledged, cancellationToken);
        if (acknowledged < published)
            await checkpoints.MoveAsync(Acknowledged, acknowledged, published, cancellationToken);
    }
}
