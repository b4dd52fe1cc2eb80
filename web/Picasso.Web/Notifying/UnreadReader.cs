using Grpc.Core;
using Microsoft.Extensions.Logging;
using Picasso.Contracts.Messages;

namespace Picasso.Web.Notifying;

/// <summary>Counts what the reader has not read, for the head of every page.</summary>
internal sealed class UnreadReader(Inbox.InboxClient inbox, ILogger<UnreadReader> logger)
{
    // The head of a page is not worth a wait.
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(1);

    /// <summary>The numbers; null while they cannot be read, so that a page is shown without them.</summary>
    public async Task<Unread?> CountAsync(CancellationToken cancellationToken)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limited.CancelAfter(s_longest);
        try
        {
            return await inbox.GetUnreadAsync(new GetUnreadRequest(), cancellationToken: limited.Token);
        }
        catch (RpcException fault) when (!cancellationToken.IsCancellationRequested)
        {
            logger.LogDebug("Unread entries were not counted: {Status}", fault.StatusCode);
            return null;
        }
    }
}
