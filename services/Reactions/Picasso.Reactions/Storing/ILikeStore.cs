using Picasso.Contracts.Bus;

namespace Picasso.Reactions.Storing;

/// <summary>Likes: at most one for each user and picture.</summary>
internal interface ILikeStore
{
    /// <summary>Adds a like; an existing one changes nothing.</summary>
    /// <param name="like">The like.</param>
    /// <param name="ownerId">The picture's present owner, for the event.</param>
    /// <param name="cancellationToken">Cancels before anything is written.</param>
    /// <returns>The counts afterwards.</returns>
    Task<LikeOutcome> LikeAsync(Like like, string ownerId, CancellationToken cancellationToken);

    /// <summary>Withdraws a like; without one nothing changes.</summary>
    Task<LikeOutcome> UnlikeAsync(string pictureId, string userId, CancellationToken cancellationToken);

    /// <summary>Those of the pictures that the user likes.</summary>
    Task<IReadOnlySet<string>> LikedAmongAsync(IReadOnlyCollection<string> pictureIds, string userId, CancellationToken cancellationToken);
}

/// <summary>A like.</summary>
/// <param name="PictureId">The picture.</param>
/// <param name="UserId">The user.</param>
/// <param name="At">The time of the like.</param>
internal sealed record Like(string PictureId, string UserId, DateTimeOffset At);

/// <summary>The result of a like or its withdrawal.</summary>
/// <param name="Counts">The counts afterwards.</param>
/// <param name="Changed">False when it was already done.</param>
internal sealed record LikeOutcome(PictureReactionsChanged Counts, bool Changed);
