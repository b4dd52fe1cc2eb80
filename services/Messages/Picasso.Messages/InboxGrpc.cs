using Grpc.Core;
using Picasso.Contracts.Messages;
using Picasso.Messages.Notifying;
using Picasso.Messages.Watching;
using Picasso.ServiceDefaults.Authentication;

namespace Picasso.Messages;

/// <summary>Maps the inbox of messages.proto to the use cases.</summary>
internal sealed class InboxGrpc(UnreadCounting unread, NotificationReading notifications, InboxWatching watching) : Inbox.InboxBase
{
    public override Task<Unread> GetUnread(GetUnreadRequest request, ServerCallContext context) =>
        unread.CountAsync(context.GetCaller().UserId, context.CancellationToken);

    public override async Task<ListNotificationsResponse> ListNotifications(ListNotificationsRequest request, ServerCallContext context)
    {
        var (listed, next) = await notifications.ListAsync(
            context.GetCaller().UserId, request.Cursor, request.PageSize, context.CancellationToken);
        return new ListNotificationsResponse { Notifications = { listed.Select(Mapping.ToContract) }, NextCursor = next };
    }

    public override async Task<Unread> MarkNotificationsRead(MarkNotificationsReadRequest request, ServerCallContext context)
    {
        var userId = context.GetCaller().UserId;
        await notifications.MarkReadAsync(userId, request.NotificationIds, context.CancellationToken);
        return await unread.CountAsync(userId, context.CancellationToken);
    }

    public override async Task Watch(WatchInboxRequest request, IServerStreamWriter<Happening> responseStream, ServerCallContext context)
    {
        // The headers show the reader that no message is missed from now on.
        var items = watching.WatchAsync(
            context.GetCaller().UserId, () => context.WriteResponseHeadersAsync([]), context.CancellationToken);
        await foreach (var item in items)
            await responseStream.WriteAsync(item.ToContract(), context.CancellationToken);
    }
}
