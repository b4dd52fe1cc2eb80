using Picasso.Kernel;
using Picasso.Reactions.Clients;
using Picasso.Reactions.Storing;

namespace Picasso.Reactions.Following;

/// <summary>Follows and unfollows a user; both change nothing when already done.</summary>
internal sealed class PersonFollowing(IFollowStore follows, UsersClient people, Signal<IReactionStore> changed, TimeProvider clock)
{
    /// <summary>The maximum number of users that one user follows.</summary>
    public const int Limit = 5000;

    /// <exception cref="DomainException">"cannot_follow_oneself", "person_not_found", "too_many_follows".</exception>
    public async Task<FollowCounts> FollowAsync(UserId userId, UserId followerId, CancellationToken cancellationToken)
    {
        if (userId == followerId)
            throw DomainError.Invalid("cannot_follow_oneself", "You cannot follow yourself.", "user_id").ToException();
        await people.RequireAsync(userId, cancellationToken);
        var outcome = await follows.FollowAsync(new Follow(followerId.Value, userId.Value, clock.GetUtcNow()), Limit, cancellationToken);
        if (outcome == FollowOutcome.TooMany)
            throw DomainError.Conflict("too_many_follows", $"You follow {Limit:N0} people already.").ToException();
        changed.Raise();
        return await follows.ReadFollowsAsync(userId.Value, followerId.Value, cancellationToken);
    }

    /// <summary>The existence of the user is not checked: a closed account can be unfollowed.</summary>
    public async Task<FollowCounts> UnfollowAsync(UserId userId, UserId followerId, CancellationToken cancellationToken)
    {
        await follows.UnfollowAsync(followerId.Value, userId.Value, cancellationToken);
        return await follows.ReadFollowsAsync(userId.Value, followerId.Value, cancellationToken);
    }
}
