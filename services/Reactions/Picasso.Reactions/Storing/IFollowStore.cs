namespace Picasso.Reactions.Storing;

/// <summary>Follows between users, at most one for each pair.</summary>
internal interface IFollowStore
{
    /// <summary>Adds a follow; an existing one changes nothing.</summary>
    /// <param name="follow">The follow.</param>
    /// <param name="limit">The maximum number of follows of a user.</param>
    /// <param name="cancellationToken">Cancels before anything is written.</param>
    Task<FollowOutcome> FollowAsync(Follow follow, int limit, CancellationToken cancellationToken);

    /// <summary>Ends a follow; without one nothing changes.</summary>
    Task UnfollowAsync(string followerId, string followedId, CancellationToken cancellationToken);

    /// <summary>The numbers of a user's followers and follows, and whether <paramref name="viewerId"/> is a follower.</summary>
    Task<FollowCounts> ReadFollowsAsync(string userId, string? viewerId, CancellationToken cancellationToken);

    /// <summary>All users that a user follows.</summary>
    Task<IReadOnlyList<string>> ListFollowedAsync(string followerId, CancellationToken cancellationToken);

    /// <summary>Deletes every follow of and by a closed account.</summary>
    Task ForgetPersonAsync(string userId, CancellationToken cancellationToken);
}

/// <summary>A follow.</summary>
/// <param name="FollowerId">The follower.</param>
/// <param name="FollowedId">The followed user.</param>
/// <param name="At">The time of the follow.</param>
internal sealed record Follow(string FollowerId, string FollowedId, DateTimeOffset At);

/// <summary>The counts of a user's follows.</summary>
/// <param name="Followers">Number of followers.</param>
/// <param name="Following">Number of followed users.</param>
/// <param name="FollowedByViewer">Whether the viewer follows the user.</param>
internal sealed record FollowCounts(long Followers, long Following, bool FollowedByViewer);

/// <summary>The result of a follow.</summary>
internal enum FollowOutcome
{
    /// <summary>It was stored.</summary>
    Followed,

    /// <summary>It existed already.</summary>
    AlreadyFollowed,

    /// <summary>The follower's limit is reached; nothing changed.</summary>
    TooMany,
}
