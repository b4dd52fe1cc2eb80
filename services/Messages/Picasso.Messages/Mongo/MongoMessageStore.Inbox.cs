using MongoDB.Driver;
using Picasso.Messages.Storing;

namespace Picasso.Messages.Mongo;

internal sealed partial class MongoMessageStore
{
    public Task<long> LastPlaceAsync(CancellationToken cancellationToken) => messages.Places.SettleAsync(cancellationToken);

    public async Task<IReadOnlyList<Concern>> ReadConcernsAsync(long after, int limit, CancellationToken cancellationToken)
    {
        var last = await messages.Places.SettleAsync(cancellationToken);
        var sent = await MessagesAsync(s_message.Empty, after, last, limit, cancellationToken);
        var notified = await NotificationsAsync(s_notification.Empty, after, last, limit, cancellationToken);
        return
        [
            .. sent.Select(message => new Concern(message.Place!.Value, message.RecipientId, message.AuthorId))
                .Concat(notified.Select(notification => new Concern(notification.Place!.Value, notification.UserId, "")))
                .OrderBy(concern => concern.Place).Take(limit),
        ];
    }

    public async Task<IReadOnlyList<InboxItem>> ReadInboxAsync(string userId, long after, int limit, CancellationToken cancellationToken)
    {
        // No further than the places assigned before: the two halves are read one after the other.
        var last = await messages.Places.SettleAsync(cancellationToken);
        var received = await MessagesAsync(s_message.Eq(message => message.RecipientId, userId), after, last, limit, cancellationToken);
        var sent = await MessagesAsync(s_message.Eq(message => message.AuthorId, userId), after, last, limit, cancellationToken);
        var notified = await NotificationsAsync(Of(userId), after, last, limit, cancellationToken);
        return
        [
            .. received.Concat(sent).Select(message => new InboxItem(message.Place!.Value, message.ToMessage(), null))
                .Concat(notified.Select(notification => new InboxItem(notification.Place!.Value, null, notification.ToNotification())))
                .OrderBy(item => item.Place).Take(limit),
        ];
    }

    private Task<List<MessageDocument>> MessagesAsync(
        FilterDefinition<MessageDocument> filter, long after, long last, int limit, CancellationToken cancellationToken) => messages.Messages
        .Find(filter & s_message.Gt(message => message.Place, after) & s_message.Lte(message => message.Place, last))
        .SortBy(message => message.Place).Limit(limit).ToListAsync(cancellationToken);

    private Task<List<NotificationDocument>> NotificationsAsync(
        FilterDefinition<NotificationDocument> filter, long after, long last, int limit, CancellationToken cancellationToken) => messages.Notifications
        .Find(filter & s_notification.Gt(notification => notification.Place, after) & s_notification.Lte(notification => notification.Place, last))
        .SortBy(notification => notification.Place).Limit(limit).ToListAsync(cancellationToken);
}
