using Picasso.Kernel;
using Picasso.Reactions.Storing;

namespace Picasso.Reactions.Commenting;

/// <summary>The comments of a picture, latest first, page by page.</summary>
internal sealed class CommentListing(ICommentStore comments)
{
    /// <exception cref="DomainException">"cursor_invalid", "invalid_request".</exception>
    public Task<(IReadOnlyList<StoredComment> Comments, string NextCursor)> ListAsync(
        PictureId pictureId, string cursor, int pageSize, CancellationToken cancellationToken) => Page.ReadAsync(
        $"comments:{pictureId}", cursor, PageCursor.Size(pageSize, usual: 20, most: 100),
        (before, limit) => comments.ListAsync(pictureId.Value, before, limit, cancellationToken), comment => comment.Ordinal);
}
