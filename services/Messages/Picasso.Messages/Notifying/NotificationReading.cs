using Picasso.Kernel;
using Picasso.Messages.Storing;

namespace Picasso.Messages.Notifying;

/// <summary>A person's own notifications, page by page, and what of them is read.</summary>
internal sealed class NotificationReading(INotificationStore notifications)
{
    private const int MaxIds = 200;

    /// <summary>Latest first.</summary>
    /// <exception cref="RefusedException">"cursor_invalid", "invalid_request".</exception>
    public async Task<(IReadOnlyList<StoredNotification> Notifications, string NextCursor)> ListAsync(
        string userId, string cursor, int pageSize, CancellationToken cancel)
    {
        var listing = $"notifications:{userId}";
        var size = PageCursor.Size(pageSize, usual: 20, most: 100);
        var before = PageCursor.ReadNumber(listing, cursor) ?? long.MaxValue;
        var found = await notifications.ListNotificationsAsync(userId, before, size + 1, cancel);
        return found.Count <= size
            ? (found, "")
            : (found.Take(size).ToList(), PageCursor.Write(listing, found[size - 1].Place.ToString()));
    }

    /// <exception cref="RefusedException">"too_many_ids", "invalid_request".</exception>
    public Task MarkReadAsync(string userId, IReadOnlyCollection<string> ids, CancellationToken cancel)
    {
        if (ids.Count > MaxIds)
            throw Refusal.Invalid("too_many_ids", $"At most {MaxIds} notifications at once.", "notification_ids").ToException();
        foreach (var id in ids)
            Ids.Require(id, "notification_ids");
        return notifications.MarkNotificationsReadAsync(userId, ids.Count == 0 ? null : ids, cancel);
    }
}
