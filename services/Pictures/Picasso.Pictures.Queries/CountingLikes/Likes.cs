using Picasso.Pictures.Queries.ReadModel;
using Picasso.Pictures.Queries.Watching;

namespace Picasso.Pictures.Queries.CountingLikes;

/// <summary>Stores the counts from Reactions and notifies watchers.</summary>
internal sealed class Likes(IPictureReadModel pictures, ChangeFeed changes)
{
    public async Task SetAsync(IReadOnlyCollection<LikeCount> counts, CancellationToken cancellationToken)
    {
        var changed = await pictures.SetLikesAsync(counts, cancellationToken);
        changes.Publish(changed.Select(view => new Change(ChangeKind.Changed, view)));
    }
}
