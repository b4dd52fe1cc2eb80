using Picasso.Pictures.Queries.ReadModel;

namespace Picasso.Pictures.Queries.Searching;

/// <summary>
/// Pages of a search without words. A thousand pictures of the filter's lead are looked at together, and then the next: a page reads a bounded number of pictures, also when
/// none of them passes. It may then be short, and its key continues.
/// </summary>
/// <param name="pictures">The read model.</param>
/// <param name="windowSize">Pictures that are looked at together.</param>
internal sealed class FilteredPages(IPictureReadModel pictures, int windowSize = RankedPages.WindowSize)
{
    private const int MostWindows = 4;

    /// <summary>The page after a key.</summary>
    /// <returns>The pictures, and the next key; null when this was the last page.</returns>
    public async Task<(IReadOnlyList<PictureView> Pictures, PageKey? Next)> ReadAsync(
        PictureFilter filter, PageKey after, int size, CancellationToken cancellationToken)
    {
        var shown = new List<PictureView>();
        for (var read = 0; read < MostWindows; read++)
        {
            var from = await pictures.Index.FindFilterWindowAsync(filter, after.Sequence, windowSize, cancellationToken);
            var wanted = size - shown.Count;
            var found = await pictures.ReadPageAsync(new Listing.Filtered(filter, from), after, wanted + 1, cancellationToken);
            shown.AddRange(found.Take(wanted));
            if (found.Count > wanted)
                return (shown, wanted == 0 ? after : shown[^1].Key);
            if (from == 0)
                return (shown, null);
            after = new PageKey(from, from);
        }

        return (shown, after);
    }
}
