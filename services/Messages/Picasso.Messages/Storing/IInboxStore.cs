namespace Picasso.Messages.Storing;

/// <summary>Messages and notifications in the common order of their places, for watchers.</summary>
internal interface IInboxStore
{
    /// <summary>The latest place; 0 before the first.</summary>
    Task<long> LastPlaceAsync(CancellationToken cancellationToken);

    /// <summary>The next places and their users; a message concerns both participants.</summary>
    Task<IReadOnlyList<Concern>> ReadConcernsAsync(long after, int limit, CancellationToken cancellationToken);

    /// <summary>The entries of one user after a place, in order. A renewed notification occurs once, at its latest place.</summary>
    Task<IReadOnlyList<InboxItem>> ReadInboxAsync(string userId, long after, int limit, CancellationToken cancellationToken);
}

/// <summary>A new entry for one user, or for two.</summary>
/// <param name="Place">Its place.</param>
/// <param name="UserId">The user.</param>
/// <param name="AlsoId">The author of a message; empty for a notification.</param>
internal sealed record Concern(long Place, string UserId, string AlsoId);

/// <summary>An entry: a message or a notification.</summary>
/// <param name="Place">Its place.</param>
/// <param name="Message">The message, if it is one.</param>
/// <param name="Notification">The notification, if it is one.</param>
internal sealed record InboxItem(long Place, StoredMessage? Message, StoredNotification? Notification);
