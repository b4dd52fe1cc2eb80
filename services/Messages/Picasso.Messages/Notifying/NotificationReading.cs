using Picasso.Kernel;
using Picasso.Messages.Storing;

namespace Picasso.Messages.Notifying;

/// <summary>Reads a user's own notifications, page by page, and marks them as read.</summary>
internal sealed class NotificationReading(INotificationStore notifications)
{
    private const int MaxIds = 200;

    /// <summary>Notifications, latest first.</summary>
    /// <exception cref="DomainException">"cursor_invalid", "invalid_request".</exception>
    public Task<(IReadOnlyList<StoredNotification> Notifications, string NextCursor)> ListAsync(
        UserId userId, string cursor, int pageSize, CancellationToken cancellationToken) => Page.ReadAsync(
        $"notifications:{userId}", cursor, PageCursor.Size(pageSize, usual: 20, most: 100),
        (before, limit) => notifications.ListNotificationsAsync(userId.Value, before, limit, cancellationToken), notification => notification.Place);

    /// <exception cref="DomainException">"too_many_ids", "invalid_request".</exception>
    public Task MarkReadAsync(UserId userId, IReadOnlyCollection<string> ids, CancellationToken cancellationToken)
    {
        if (ids.Count > MaxIds)
            throw DomainError.Invalid("too_many_ids", $"At most {MaxIds} notifications at once.", "notification_ids").ToException();
        foreach (var id in ids)
            Ids.Require(id, "notification_ids");
        return notifications.MarkNotificationsReadAsync(userId.Value, ids.Count == 0 ? null : ids, cancellationToken);
    }
}
