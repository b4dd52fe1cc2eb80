using Picasso.Kernel;
using Picasso.Messages.Storing;

namespace Picasso.Messages.Sqlite;

internal sealed partial class SqliteMessageStore
{
    public Task<bool> NotifyAsync(NewNotification notification, CancellationToken cancellationToken) => WriteAsync(unit =>
    {
        if (IsUnwanted(unit, notification))
            return false;
        var earlier = unit.Find<NotificationRow>($"{NotificationRow.Select} WHERE user_id = @UserId AND key = @Key", notification);
        if (earlier is not null && !Replaces(notification, earlier.ToNotification()))
            return false;
        Put(unit, notification);
        Prune(unit, notification.UserId);
        return true;
    }, cancellationToken);

    public Task<IReadOnlyList<StoredNotification>> ListNotificationsAsync(
        string userId, long before, int limit, CancellationToken cancellationToken) =>
        ReadAsync<IReadOnlyList<StoredNotification>>(unit => unit.Query<NotificationRow>(
            $"{NotificationRow.Select} WHERE user_id = @userId AND place < @before ORDER BY place DESC LIMIT @limit",
            new { userId, before, limit }).ConvertAll(row => row.ToNotification()), cancellationToken);

    public Task MarkNotificationsReadAsync(string userId, IReadOnlyCollection<string>? notificationIds, CancellationToken cancellationToken) =>
        WriteAsync(unit => unit.Execute(
            $"""
            UPDATE notifications SET is_read = 1
            WHERE user_id = @userId AND is_read = 0 {(notificationIds is null ? "" : "AND notification_id IN @notificationIds")}
            """,
            new { userId, notificationIds }), cancellationToken);

    public Task<long> CountUnreadNotificationsAsync(string userId, CancellationToken cancellationToken) => ReadAsync(
        unit => unit.Scalar<long>("SELECT COUNT(*) FROM notifications WHERE user_id = @userId AND is_read = 0", new { userId }), cancellationToken);

    private static bool IsUnwanted(SqliteUnit unit, NewNotification notification) =>
        unit.HasLeft(notification.UserId) || unit.Scalar<long>(
            "SELECT COUNT(*) FROM blocks WHERE blocker_id = @UserId AND blocked_id = @ActorId", notification) > 0;

    // A repeated or late event is not newer, and a user who unlikes and likes again is not another user.
    private static bool Replaces(NewNotification later, StoredNotification earlier) =>
        later.Renews && later.At > earlier.At && later.ActorId != earlier.ActorId;

    private static void Put(SqliteUnit unit, NewNotification notification) => unit.Execute(
        """
        INSERT OR REPLACE INTO notifications
        VALUES (@UserId, @Key, @id, @occasion, @ActorId, @PictureId, @CommentId, @Count, @at, @place, 0)
        """,
        new
        {
            notification.UserId, notification.Key, notification.ActorId, notification.PictureId, notification.CommentId,
            notification.Count,
            id = Ids.From($"notification:{notification.UserId}:{notification.Key}"),
            occasion = (long)notification.Occasion,
            at = notification.At.ToUnixTimeMilliseconds(),
            place = unit.NextPlace(),
        });

    private static void Prune(SqliteUnit unit, string userId) => unit.Execute(
        """
        DELETE FROM notifications WHERE user_id = @userId AND place <= (
            SELECT place FROM notifications WHERE user_id = @userId ORDER BY place DESC LIMIT 1 OFFSET @Kept)
        """,
        new { userId, INotificationStore.Kept });
}
