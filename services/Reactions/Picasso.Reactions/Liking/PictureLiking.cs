using Picasso.Kernel;
using Picasso.Reactions.Clients;
using Picasso.Reactions.Storing;

namespace Picasso.Reactions.Liking;

/// <summary>Likes a picture and withdraws a like; both change nothing when already done.</summary>
internal sealed class PictureLiking(ILikeStore likes, PicturesClient pictures, Signal<IReactionStore> changed, TimeProvider clock)
{
    /// <exception cref="DomainException">"picture_not_found".</exception>
    public async Task<LikeOutcome> LikeAsync(PictureId pictureId, UserId userId, CancellationToken cancellationToken)
    {
        var ownerId = await pictures.GetOwnerAsync(pictureId, cancellationToken);
        var outcome = await likes.LikeAsync(new Like(pictureId.Value, userId.Value, clock.GetUtcNow()), ownerId.Value, cancellationToken);
        return Raise(outcome);
    }

    /// <summary>The picture is not checked: a like can be withdrawn whatever the picture's state.</summary>
    public async Task<LikeOutcome> UnlikeAsync(PictureId pictureId, UserId userId, CancellationToken cancellationToken) =>
        Raise(await likes.UnlikeAsync(pictureId.Value, userId.Value, cancellationToken));

    private LikeOutcome Raise(LikeOutcome outcome)
    {
        if (outcome.Changed)
            changed.Raise();
        return outcome;
    }
}
