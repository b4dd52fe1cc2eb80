using Picasso.Contracts.Bus;
using Picasso.Kernel;
using Picasso.Reactions.Storing;

namespace Picasso.Reactions.Counting;

/// <summary>Every picture's counts in id order, page by page, for rebuilding a projection.</summary>
internal sealed class CountsListing(ICountStore counts)
{
    private const string Listing = "counts";

    /// <exception cref="DomainException">"cursor_invalid", "invalid_request".</exception>
    public async Task<(IReadOnlyList<PictureReactionsChanged> Counts, string NextCursor)> ListAsync(
        string cursor, int pageSize, CancellationToken cancellationToken)
    {
        var size = PageCursor.Size(pageSize, usual: 500, most: 1000);
        var found = await counts.ListCountsAsync(PageCursor.Read(Listing, cursor) ?? "", size + 1, cancellationToken);
        return found.Count <= size
            ? (found, "")
            : (found.Take(size).ToList(), PageCursor.Write(Listing, found[size - 1].PictureId));
    }
}
