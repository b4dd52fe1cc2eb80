using Picasso.Kernel;
using Picasso.Reactions.Storing;

namespace Picasso.Reactions.Commenting;

/// <summary>The comments of a picture, latest first, page by page.</summary>
internal sealed class CommentListing(ICommentStore comments)
{
    /// <exception cref="RefusedException">"cursor_invalid", "invalid_request".</exception>
    public async Task<(IReadOnlyList<StoredComment> Comments, string NextCursor)> ListAsync(
        string pictureId, string cursor, int pageSize, CancellationToken cancel)
    {
        var listing = $"comments:{pictureId}";
        var size = PageCursor.Size(pageSize, usual: 20, most: 100);
        var before = PageCursor.ReadNumber(listing, cursor) ?? long.MaxValue;
        var found = await comments.ListAsync(pictureId, before, size + 1, cancel);
        return found.Count <= size
            ? (found, "")
            : (found.Take(size).ToList(), PageCursor.Write(listing, found[size - 1].Ordinal.ToString()));
    }
}
