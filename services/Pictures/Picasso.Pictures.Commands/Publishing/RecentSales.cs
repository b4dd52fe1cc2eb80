using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Picasso.EventSourcing;
using Picasso.EventSourcing.Subscribing;
using Picasso.ServiceDefaults.Bus;

namespace Picasso.Pictures.Commands.Publishing;

/// <summary>
/// A bus that ends with its process may take along a sale that was told and not heard. There the sales just before the checkpoint are
/// told again at every start; whoever heard of one knows it again by its message id.
/// </summary>
internal sealed class RecentSales(
    SoldPictures sales, IEventStore log, ICheckpoints checkpoints, BusGate gate, ILogger<RecentSales> logger) : BackgroundService
{
    // In positions of the log: many more than a bus holds at one moment.
    private const ulong Reach = 1_000;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!gate.EndsWithProcess)
            return;
        try
        {
            await TellAgainAsync(stoppingToken);
        }
        catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
        {
            logger.LogError(fault, "The sales before the last end of this process could not be told again");
        }
    }

    private async Task TellAgainAsync(CancellationToken cancellationToken)
    {
        var told = (await checkpoints.LoadAsync(sales.Name, cancellationToken)).Value;
        if (told == 0)
            return;
        var after = new LogPosition(told - Math.Min(told, Reach));
        await foreach (var message in log.SubscribeToAllAsync(after, sales.Filter, cancellationToken))
        {
            if (message is not SubscriptionMessage.Delivered sold || sold.Event.Position.Value > told)
                return;
            await sales.HandleAsync(sold.Event, cancellationToken);
        }
    }
}
