using Picasso.Pictures.Queries.ReadModel;

namespace Picasso.Pictures.Queries.Searching;

/// <summary>
/// Pages of a search by price. The pictures with a rare term are read and sorted; for common words, and without words, offers are read in their order, a
/// bounded number for each page. Both ways give the same order.
/// </summary>
/// <param name="pictures">The read model.</param>
/// <param name="windowSize">Offers that are read together, and pictures that are still sorted.</param>
internal sealed class PricedPages(IPictureReadModel pictures, int windowSize = RankedPages.WindowSize)
{
    private const int MostWindows = 4;

    /// <summary>The page after a key.</summary>
    /// <returns>The pictures, and the next key; null when this was the last page.</returns>
    public async Task<(IReadOnlyList<PictureView> Pictures, PageKey? Next)> ReadAsync(
        IReadOnlyList<SearchTerm> terms, PictureFilter filter, bool isAscending, PageKey after, int size, CancellationToken cancellationToken)
    {
        var startsWithWords = terms.Count > 0 && await IsRareAsync(terms[0], cancellationToken);
        var shown = new List<PictureView>();
        for (var read = 0; read < MostWindows; read++)
        {
            var until = startsWithWords
                ? PageKey.Bottom
                : await pictures.Index.FindPriceWindowAsync(filter.Currency!, isAscending, after, windowSize, cancellationToken) ?? PageKey.Bottom;
            var wanted = size - shown.Count;
            var found = await pictures.ReadPageAsync(
                new Listing.Priced(terms, filter, isAscending, until, startsWithWords), after, wanted + 1, cancellationToken);
            shown.AddRange(found.Take(wanted));
            if (found.Count > wanted)
                return (shown, wanted == 0 ? after : shown[^1].Key);
            if (until == PageKey.Bottom)
                return (shown, null);
            after = until;
        }

        return (shown, after);
    }

    private async Task<bool> IsRareAsync(SearchTerm term, CancellationToken cancellationToken) =>
        await pictures.Index.FindWindowAsync([.. term.Words.Select(word => word.Text)], long.MaxValue, windowSize, cancellationToken) == 0;
}
