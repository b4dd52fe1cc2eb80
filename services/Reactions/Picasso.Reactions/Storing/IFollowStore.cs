namespace Picasso.Reactions.Storing;

/// <summary>Who follows whom: at most once each.</summary>
internal interface IFollowStore
{
    /// <summary>Adds a follow; one that is there already changes nothing.</summary>
    /// <param name="follow">The follow.</param>
    /// <param name="limit">A person follows at most so many.</param>
    /// <param name="cancellationToken">Gives up before anything is written.</param>
    Task<FollowOutcome> FollowAsync(Follow follow, int limit, CancellationToken cancellationToken);

    /// <summary>Ends a follow; without one nothing changes.</summary>
    Task UnfollowAsync(string followerId, string followedId, CancellationToken cancellationToken);

    /// <summary>How many follow a person and are followed, and whether <paramref name="viewerId"/> is among the followers.</summary>
    Task<FollowCounts> ReadFollowsAsync(string userId, string? viewerId, CancellationToken cancellationToken);

    /// <summary>Everybody whom a person follows.</summary>
    Task<IReadOnlyList<string>> ListFollowedAsync(string followerId, CancellationToken cancellationToken);

    /// <summary>Removes every follow of and by a person who left.</summary>
    Task ForgetPersonAsync(string userId, CancellationToken cancellationToken);
}

/// <summary>One person follows another.</summary>
/// <param name="FollowerId">Who follows.</param>
/// <param name="FollowedId">Who is followed.</param>
/// <param name="At">Since when.</param>
internal sealed record Follow(string FollowerId, string FollowedId, DateTimeOffset At);

/// <summary>The follows around a person.</summary>
/// <param name="Followers">How many follow this person.</param>
/// <param name="Following">How many this person follows.</param>
/// <param name="FollowedByViewer">Whether the viewer does.</param>
internal sealed record FollowCounts(long Followers, long Following, bool FollowedByViewer);

/// <summary>What a follow did.</summary>
internal enum FollowOutcome
{
    /// <summary>It is there now.</summary>
    Followed,

    /// <summary>It was there already.</summary>
    AlreadyFollowed,

    /// <summary>The follower follows too many; nothing changed.</summary>
    TooMany,
}
