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
    PictureSoldPublisher sales, IEventStore log, ICheckpoints checkpoints, BusReadiness gate, TimeProvider clock, ILogger<SaleNoticeReplay> logger)
    : BackgroundLoop(clock, logger)
{
    private const string Heard = "sold-pictures-heard";

    // Failing consumers are retried for some seconds.
    private static readonly TimeSpan s_surelyHeard = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(1);

    protected override async Task LoopAsync(CancellationToken stoppingToken)
    {
        if (!gate.EndsWithProcess)
            return;
        if (await RunAsync(RepublishAsync, LoopSettings.Endless, stoppingToken))
            await RepeatAsync(FollowAsync, s_pause, LoopSettings.Endless, stoppingToken);
    }

    private async Task RepublishAsync(CancellationToken cancellationToken)
    {
        var (heard, told) = (await checkpoints.LoadAsync(Heard, cancellationToken), await checkpoints.LoadAsync(sales.Name, cancellationToken));
        if (heard >= told)
            return;
        await foreach (var message in log.SubscribeToAllAsync(heard, sales.Filter, cancellationToken))
        {
            switch (message)
            {
                case SubscriptionMessage.Delivered sold when sold.Event.Position <= told:
                    await RepublishAsync(sold.Event, cancellationToken);
                    break;
                case SubscriptionMessage.CaughtUp caught when caught.Position < told:
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
        while (Clock.GetUtcNow() - at < s_surelyHeard)
            await Task.Delay(s_pause, Clock, cancellationToken);
        var acknowledged = await checkpoints.LoadAsync(Heard, cancellationToken);
        if (acknowledged < published)
            await checkpoints.MoveAsync(Heard, acknowledged, published, cancellationToken);
    }
}
