using MongoDB.Driver;
using Picasso.Kernel;
using Picasso.Messages.Storing;

namespace Picasso.Messages.Mongo;

internal sealed partial class MongoMessageStore
{
    public Task<bool> NotifyAsync(NewNotification notification, CancellationToken cancellationToken) => WriteAsync([notification.UserId], async unit =>
    {
        if (unit.HasLeft(notification.UserId) || unit.People[notification.UserId].Blocked.Contains(notification.ActorId))
            return false;
        var document = ToDocument(notification, unit.Turn);
        var same = s_notification.Eq(known => known.NotificationId, document.NotificationId);
        var earlier = await messages.Notifications.Find(unit.Session, same).FirstOrDefaultAsync(cancellationToken);
        if (earlier is not null && !Replaces(notification, earlier.ToNotification()))
            return false;
        await messages.Notifications.ReplaceOneAsync(unit.Session, same, document, new ReplaceOptions { IsUpsert = true }, cancellationToken);
        await PruneAsync(unit, notification.UserId, cancellationToken);
        return true;
    }, cancellationToken);

    public async Task<IReadOnlyList<StoredNotification>> ListNotificationsAsync(string userId, long before, int limit, CancellationToken cancellationToken)
    {
        var page = Of(userId) & s_notification.Lt(notification => notification.Latest, before);
        var found = await messages.Notifications.Find(page)
            .SortByDescending(notification => notification.Latest).Limit(limit).ToListAsync(cancellationToken);
        return found.ConvertAll(notification => notification.ToNotification());
    }

    public Task MarkNotificationsReadAsync(string userId, IReadOnlyCollection<string>? notificationIds, CancellationToken cancellationToken)
    {
        var unread = Unread(userId);
        if (notificationIds is not null)
            unread &= s_notification.In(notification => notification.NotificationId, notificationIds);
        return messages.Notifications.UpdateManyAsync(
            unread, Builders<NotificationDocument>.Update.Set(notification => notification.IsRead, true), cancellationToken: cancellationToken);
    }

    public Task<long> CountUnreadNotificationsAsync(string userId, CancellationToken cancellationToken) =>
        messages.Notifications.CountDocumentsAsync(Unread(userId), cancellationToken: cancellationToken);

    // A repeated or late event is not newer, and a user who unlikes and likes again is not another user.
    private static bool Replaces(NewNotification later, StoredNotification earlier) =>
        later.Renews && later.At > earlier.At && later.ActorId != earlier.ActorId;

    private async Task PruneAsync(MongoUnit unit, string userId, CancellationToken cancellationToken)
    {
        var beyond = await messages.Notifications.Find(unit.Session, Of(userId))
            .SortByDescending(notification => notification.Latest).Skip(INotificationStore.Kept).Limit(1).FirstOrDefaultAsync(cancellationToken);
        if (beyond is not null)
            await messages.Notifications.DeleteManyAsync(
                unit.Session, Of(userId) & s_notification.Lte(notification => notification.Latest, beyond.Latest), cancellationToken: cancellationToken);
    }

    private static FilterDefinition<NotificationDocument> Of(string userId) => s_notification.Eq(notification => notification.UserId, userId);

    private static FilterDefinition<NotificationDocument> Unread(string userId) =>
        Of(userId) & s_notification.Eq(notification => notification.IsRead, false);

    private static NotificationDocument ToDocument(NewNotification notification, long turn) => new()
    {
        NotificationId = Ids.From($"notification:{notification.UserId}:{notification.Key}"),
        UserId = notification.UserId,
        Occasion = (int)notification.Occasion,
        ActorId = notification.ActorId,
        PictureId = notification.PictureId,
        CommentId = notification.CommentId,
        Count = notification.Count,
        At = notification.At.ToUnixTimeMilliseconds(),
        Latest = turn,
        Waiting = turn,
    };
}
