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
            try
            {
                await WatchOnceAsync(offer, limited.Token);
            }
            catch (Exception fault) when (fault is RpcException or OperationCanceledException)
            {
                if (cancellationToken.IsCancellationRequested)
                    return;
                if (fault is RpcException { StatusCode: StatusCode.Unauthenticated or StatusCode.PermissionDenied })
                    return;
                if (!limited.IsCancellationRequested && !await PauseAsync(fault, cancellationToken))
                    return;
            }
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

    private async Task<bool> PauseAsync(Exception fault, CancellationToken cancellationToken)
    {
        logger.LogDebug("The inbox of an open page is not watched: {Fault}", (fault as RpcException)?.StatusCode.ToString() ?? fault.GetType().Name);
        try
        {
            await Task.Delay(s_pause, clock, cancellationToken);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private static LiveEvent Of(Happening happening) => new("inbox", happening.Message is { } message
        ? JsonSerializer.Serialize(new { conversation = message.ConversationId, author = message.AuthorId, ordinal = message.Ordinal }, JsonSerializerOptions.Web)
        : JsonSerializer.Serialize(new { notification = happening.Notification?.NotificationId }, JsonSerializerOptions.Web));
}
