using Picasso.Contracts.Bus;

namespace Picasso.Reactions.Storing;

/// <summary>Who likes what: at most one like for each person and picture.</summary>
internal interface ILikeStore
{
    /// <summary>Adds a like; one that is there already changes nothing.</summary>
    /// <param name="like">The like.</param>
    /// <param name="ownerId">The picture's owner now, whom the fact names.</param>
    /// <param name="cancellationToken">Gives up before anything is written.</param>
    /// <returns>The counts afterwards.</returns>
    Task<LikeOutcome> LikeAsync(Like like, string ownerId, CancellationToken cancellationToken);

    /// <summary>Takes a like back; without one nothing changes.</summary>
    Task<LikeOutcome> UnlikeAsync(string pictureId, string userId, CancellationToken cancellationToken);

    /// <summary>Those of the pictures that the person likes.</summary>
    Task<IReadOnlySet<string>> LikedAmongAsync(IReadOnlyCollection<string> pictureIds, string userId, CancellationToken cancellationToken);
}

/// <summary>A person likes a picture.</summary>
/// <param name="PictureId">The picture.</param>
/// <param name="UserId">The person.</param>
/// <param name="At">Since when.</param>
internal sealed record Like(string PictureId, string UserId, DateTimeOffset At);

/// <summary>What a like or its end did.</summary>
/// <param name="Counts">The counts afterwards.</param>
/// <param name="Changed">False when it was so already.</param>
internal sealed record LikeOutcome(PictureReactionsChanged Counts, bool Changed);
