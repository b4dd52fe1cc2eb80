using Picasso.Messages.Storing;

namespace Picasso.Messages.Sqlite;

/// <summary>A row of <c>notifications</c>.</summary>
internal sealed record NotificationRow(
    string NotificationId, long Occasion, string ActorId, string PictureId, string CommentId, long Count, long At, long Place, long IsRead)
{
    public const string Select =
        """
        SELECT notification_id AS NotificationId, occasion AS Occasion, actor_id AS ActorId, picture_id AS PictureId,
            comment_id AS CommentId, count AS Count, at AS At, place AS Place, is_read AS IsRead
        FROM notifications
        """;

    public StoredNotification ToNotification() => new(
        NotificationId, (Occasion)Occasion, ActorId, PictureId, CommentId, Count, DateTimeOffset.FromUnixTimeMilliseconds(At), Place,
        IsRead != 0);
}
