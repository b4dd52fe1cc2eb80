using System.Text.Json;
using Grpc.Core;
using Microsoft.Extensions.Logging;
using Picasso.Contracts.Messages;

namespace Picasso.Web.Live;

/// <summary>
/// Watches the messages and notifications of one person for one open page. The stream says only that something is new, and where: the page reads it as
/// any other page does.
/// </summary>
internal sealed class PersonFeed(Inbox.InboxClient inbox, TimeProvider clock, ILogger<PersonFeed> logger)
{
    // Each watch is a new call with the session as it is then: one that ended sees nothing more.
    private static readonly TimeSpan s_longest = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(5);

    /// <summary>Something may be new: the page reads again.</summary>
    private static readonly LiveEvent s_again = new("inbox", "{}");

    /// <summary>Watches until cancelled, or until the person's session ends.</summary>
    public async Task WatchAsync(Action<LiveEvent> offer, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            using var timer = clock.CreateTimer(_ => limited.Cancel(), null, s_longest, Timeout.InfiniteTimeSpan);
            var status = await WatchToTheEndAsync(offer, limited.Token);
            if (cancellationToken.IsCancellationRequested || status is StatusCode.Unauthenticated or StatusCode.PermissionDenied)
                return;
            // Whatever else ended the stream may end the next at once.
            if (!limited.IsCancellationRequested)
                await Task.Delay(s_pause, clock, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<StatusCode> WatchToTheEndAsync(Action<LiveEvent> offer, CancellationToken cancellationToken)
    {
        try
        {
            await WatchOnceAsync(offer, cancellationToken);
            return StatusCode.OK;
        }
        catch (OperationCanceledException)
        {
            return StatusCode.Cancelled;
        }
        catch (RpcException fault)
        {
            logger.LogDebug("The inbox of an open page is not watched: {Status}", fault.StatusCode);
            return fault.StatusCode;
        }
    }

    private async Task WatchOnceAsync(Action<LiveEvent> offer, CancellationToken cancellationToken)
    {
        using var call = inbox.Watch(new WatchInboxRequest(), cancellationToken: cancellationToken);
        await call.ResponseHeadersAsync.WaitAsync(cancellationToken);
        offer(s_again);
        while (await call.ResponseStream.MoveNext(cancellationToken))
            offer(Of(call.ResponseStream.Current));
    }

    private static LiveEvent Of(Happening happening) => new("inbox", happening.Message is { } message
        ? JsonSerializer.Serialize(new { conversation = message.ConversationId, author = message.AuthorId, ordinal = message.Ordinal }, JsonSerializerOptions.Web)
        : JsonSerializer.Serialize(new { notification = happening.Notification?.NotificationId }, JsonSerializerOptions.Web));
}
