using Picasso.Contracts.Messages;
using Picasso.Contracts.Pictures;
using Picasso.Contracts.Users;
using Picasso.Web.Galleries;

namespace Picasso.Web.Notifying;

/// <summary>A notification with the person and the picture that it names.</summary>
/// <param name="Notification">As the service answered it.</param>
/// <param name="Actor">Who did it; a placeholder for one who left.</param>
/// <param name="Picture">What it is about; null for none, and for one that is gone.</param>
public sealed record ShownNotification(Notification Notification, Profile Actor, Picture? Picture);

/// <summary>Reads notifications for their page, with few calls, however many there are.</summary>
internal sealed class NotificationReader(Inbox.InboxClient inbox, People people, GalleryReader galleries)
{
    /// <summary>A page, the latest first.</summary>
    public async Task<(IReadOnlyList<ShownNotification> Notifications, string Next)> ListAsync(string? cursor, CancellationToken cancellationToken)
    {
        var page = await inbox.ListNotificationsAsync(new ListNotificationsRequest { Cursor = cursor ?? "" }, cancellationToken: cancellationToken);
        var names = people.FindAsync(page.Notifications.Select(notification => notification.ActorId), cancellationToken);
        var pictures = await galleries.PicturesAsync(
            [.. page.Notifications.Select(notification => notification.PictureId).Where(id => id.Length > 0).Distinct()], cancellationToken);
        var actors = await names;
        return ([.. page.Notifications.Select(notification => new ShownNotification(
            notification, actors[notification.ActorId], pictures.GetValueOrDefault(notification.PictureId)))], page.NextCursor);
    }

    /// <summary>Marks those of a page as read: what arrived since stays unread.</summary>
    public async Task MarkReadAsync(IReadOnlyList<ShownNotification> shown, CancellationToken cancellationToken)
    {
        var unread = shown.Where(one => !one.Notification.Read).Select(one => one.Notification.NotificationId).ToList();
        if (unread.Count > 0)
            await inbox.MarkNotificationsReadAsync(new MarkNotificationsReadRequest { NotificationIds = { unread } }, cancellationToken: cancellationToken);
    }
}
