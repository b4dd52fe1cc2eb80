namespace Picasso.Messages.Storing;

/// <summary>What a person should hear of. One notification for each occasion; some are renewed.</summary>
internal interface INotificationStore
{
    /// <summary>
    /// Adds a notification. One of the same occasion stays as it is; when the occasion renews, a later one by somebody
    /// else replaces it and is unread. Nothing happens when the person blocked the actor, or left.
    /// </summary>
    /// <returns>Whether anything changed.</returns>
    Task<bool> NotifyAsync(NewNotification notification, CancellationToken cancellationToken);

    /// <summary>A person's notifications, latest first; the latest <see cref="Kept"/> are kept.</summary>
    /// <param name="userId">The person.</param>
    /// <param name="before">Only places below this one.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<IReadOnlyList<StoredNotification>> ListNotificationsAsync(string userId, long before, int limit, CancellationToken cancellationToken);

    /// <summary>Marks these of a person's notifications as read; null marks all.</summary>
    Task MarkNotificationsReadAsync(string userId, IReadOnlyCollection<string>? notificationIds, CancellationToken cancellationToken);

    /// <summary>Notifications that this person has not read.</summary>
    Task<long> CountUnreadNotificationsAsync(string userId, CancellationToken cancellationToken);

    /// <summary>So many notifications of a person are kept.</summary>
    const int Kept = 500;
}

/// <summary>What a notification is about; the numbers are stored and are those of the contract.</summary>
internal enum Occasion
{
    /// <summary>A comment on the person's picture.</summary>
    Commented = 0,

    /// <summary>A like of the person's picture.</summary>
    Liked = 1,

    /// <summary>A follower.</summary>
    Followed = 2,

    /// <summary>A sale by the person.</summary>
    Sold = 3,

    /// <summary>A purchase by the person.</summary>
    Bought = 4,
}

/// <summary>Something that a person should hear of.</summary>
/// <param name="UserId">The person.</param>
/// <param name="Key">Names the occasion among the person's notifications: "liked:{picture}".</param>
/// <param name="Renews">Whether a later one under the same key replaces it.</param>
/// <param name="Occasion">What it is about.</param>
/// <param name="ActorId">Who did it.</param>
/// <param name="PictureId">The picture; empty for none.</param>
/// <param name="CommentId">The comment; empty for none.</param>
/// <param name="Count">People who like the picture; 0 for anything else.</param>
/// <param name="At">When.</param>
internal sealed record NewNotification(
    string UserId, string Key, bool Renews, Occasion Occasion, string ActorId, string PictureId, string CommentId, long Count,
    DateTimeOffset At);

/// <summary>A notification as it is kept.</summary>
/// <param name="NotificationId">The notification.</param>
/// <param name="Occasion">What it is about.</param>
/// <param name="ActorId">Who did it.</param>
/// <param name="PictureId">The picture; empty for none.</param>
/// <param name="CommentId">The comment; empty for none.</param>
/// <param name="Count">People who like the picture; 0 for anything else.</param>
/// <param name="At">When, to the millisecond.</param>
/// <param name="Place">Its place in the order of messages and notifications; moves when it is renewed.</param>
/// <param name="IsRead">Whether the person has read it.</param>
internal sealed record StoredNotification(
    string NotificationId, Occasion Occasion, string ActorId, string PictureId, string CommentId, long Count,
    DateTimeOffset At, long Place, bool IsRead);
