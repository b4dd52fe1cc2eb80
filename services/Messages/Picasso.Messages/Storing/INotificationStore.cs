namespace Picasso.Messages.Storing;

/// <summary>Notifications of users. One for each occasion; some are renewed.</summary>
internal interface INotificationStore
{
    /// <summary>
    /// Adds a notification. An existing one of the same occasion is kept; when the occasion renews, a later one by another user replaces it and is
    /// unread. Nothing happens when the user blocked the actor, or closed the account.
    /// </summary>
    /// <returns>Whether anything changed.</returns>
    Task<bool> NotifyAsync(NewNotification notification, CancellationToken cancellationToken);

    /// <summary>A user's notifications, latest first; the latest <see cref="Kept"/> are kept.</summary>
    /// <param name="userId">The user.</param>
    /// <param name="before">Only places below this one.</param>
    /// <param name="limit">The maximum number.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    Task<IReadOnlyList<StoredNotification>> ListNotificationsAsync(string userId, long before, int limit, CancellationToken cancellationToken);

    /// <summary>Marks these of a user's notifications as read; null marks all.</summary>
    Task MarkNotificationsReadAsync(string userId, IReadOnlyCollection<string>? notificationIds, CancellationToken cancellationToken);

    /// <summary>Number of unread notifications of this user.</summary>
    Task<long> CountUnreadNotificationsAsync(string userId, CancellationToken cancellationToken);

    /// <summary>The maximum number of stored notifications of a user.</summary>
    const int Kept = 500;
}

/// <summary>The occasion of a notification; the numbers are stored and are those of the contract.</summary>
internal enum Occasion
{
    /// <summary>A comment on the user's picture.</summary>
    Commented = 0,

    /// <summary>A like of the user's picture.</summary>
    Liked = 1,

    /// <summary>A follower.</summary>
    Followed = 2,

    /// <summary>A sale by the user.</summary>
    Sold = 3,

    /// <summary>A purchase by the user.</summary>
    Bought = 4,
}

/// <summary>A notification to add.</summary>
/// <param name="UserId">The user.</param>
/// <param name="Key">Identifies the occasion among the user's notifications: "liked:{picture}".</param>
/// <param name="Renews">Whether a later one under the same key replaces it.</param>
/// <param name="Occasion">The kind of occasion.</param>
/// <param name="ActorId">The actor.</param>
/// <param name="PictureId">The picture; empty for none.</param>
/// <param name="CommentId">The comment; empty for none.</param>
/// <param name="Count">Number of likes; 0 for other occasions.</param>
/// <param name="At">The time.</param>
internal sealed record NewNotification(
    string UserId, string Key, bool Renews, Occasion Occasion, string ActorId, string PictureId, string CommentId, long Count,
    DateTimeOffset At);

/// <summary>A stored notification.</summary>
/// <param name="NotificationId">The notification.</param>
/// <param name="Occasion">The kind of occasion.</param>
/// <param name="ActorId">The actor.</param>
/// <param name="PictureId">The picture; empty for none.</param>
/// <param name="CommentId">The comment; empty for none.</param>
/// <param name="Count">Number of likes; 0 for other occasions.</param>
/// <param name="At">When, to the millisecond.</param>
/// <param name="Place">Its place in the order of messages and notifications; changes when it is renewed.</param>
/// <param name="IsRead">Whether the user has read it.</param>
internal sealed record StoredNotification(
    string NotificationId, Occasion Occasion, string ActorId, string PictureId, string CommentId, long Count,
    DateTimeOffset At, long Place, bool IsRead);
