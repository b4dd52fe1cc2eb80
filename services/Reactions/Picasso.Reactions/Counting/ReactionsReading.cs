using Picasso.Contracts.Bus;
using Picasso.Kernel;
using Picasso.Reactions.Storing;

namespace Picasso.Reactions.Counting;

/// <summary>The reactions to several pictures at once, for one user or for an anonymous viewer.</summary>
internal sealed class ReactionsReading(ICountStore counts, ILikeStore likes)
{
    /// <summary>The maximum number of pictures in a request.</summary>
    public const int MaxIds = 200;

    /// <summary>One answer for each id, in their order, zeros included.</summary>
    /// <exception cref="DomainException">"too_many_ids".</exception>
    public async Task<IReadOnlyList<LikeState>> ReadAsync(
        IReadOnlyCollection<string> pictureIds, UserId? viewerId, CancellationToken cancellationToken)
    {
        if (pictureIds.Count > MaxIds)
            throw DomainError.Invalid("too_many_ids", $"At most {MaxIds} pictures at once.", "picture_ids").ToException();
        var ids = pictureIds.Distinct().Select(id => Ids.Require(id, "picture_ids")).ToList();
        var known = await counts.ReadCountsAsync(ids, cancellationToken);
        var liked = viewerId is { } viewer ? await likes.LikedAmongAsync(ids, viewer.Value, cancellationToken) : null;
        return ids.ConvertAll(id => new LikeState(
            known.GetValueOrDefault(id) ?? new PictureReactionsChanged(id, 0, 0, 0), liked?.Contains(id) == true));
    }
}

/// <summary>A picture's counts and whether the viewer likes it.</summary>
internal sealed record LikeState(PictureReactionsChanged Counts, bool LikedByViewer);
