using Microsoft.Extensions.Logging;
using Picasso.Background;
using Picasso.EventSourcing.Deciding;
using Picasso.Kernel;
using Picasso.Pictures.Commands.Indexing;
using Picasso.Pictures.Commands.Streams;

namespace Picasso.Pictures.Commands.ClosingAccounts;

/// <summary>
/// Withdraws the pictures of closed accounts. It processes a list derived from the log, so it continues after a crash, and retries a picture that was
/// reserved by a buyer.
/// </summary>
internal sealed class ClosedAccountWithdrawal(
    IPictureIndex index, PictureStreams pictures, Signal<IPictureIndex> changed, TimeProvider clock, ILogger<ClosedAccountWithdrawal> logger)
    : BackgroundLoop(clock, logger)
{
    private const int Batch = 200;
    private static readonly TimeSpan s_retry = TimeSpan.FromSeconds(30);

    protected override async Task LoopAsync(CancellationToken stoppingToken)
    {
        using var listener = changed.Listen();
        await RepeatAsync(CloseAllAsync, stop => listener.WaitAsync(s_retry, Clock, stop), LoopSettings.Usual, stoppingToken);
    }

    private async Task CloseAllAsync(CancellationToken cancellationToken)
    {
        foreach (var left in await index.ListLeftBehindAsync(Batch, cancellationToken))
            await CloseAsync(left, cancellationToken);
    }

    private async Task CloseAsync(LeftBehind left, CancellationToken cancellationToken)
    {
        try
        {
            var closed = await pictures.RunAsync(
                left.PictureId, new CloseAccount(left.OwnerId, Clock.GetUtcNow()), Origin.Service("account_closed"), cancellationToken);
            if (!closed.Accepted)
                Logger.LogInformation("Picture {PictureId} cannot be withdrawn yet: {Reason}", left.PictureId, closed.Error!.Reason);
        }
        catch (UnreadableEventException unreadable)
        {
            // Other pictures are processed meanwhile.
            Logger.LogWarning(unreadable, "Picture {PictureId} cannot be withdrawn yet, because its record cannot be read", left.PictureId);
        }
    }
}
