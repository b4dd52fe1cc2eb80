using Picasso.Kernel;
using Picasso.Pictures.Queries.ReadModel;

namespace Picasso.Pictures.Queries.Searching;

/// <summary>
/// Pages of a search. The newest pictures with its rarest term are ranked together, then as many older ones, and so on: a page reads a bounded number of
/// pictures, however many the query matches.
/// </summary>
/// <param name="pictures">The read model.</param>
/// <param name="windowSize">Pictures with the rarest term that are ranked together.</param>
internal sealed class RankedPages(IPictureReadModel pictures, int windowSize = RankedPages.WindowSize)
{
    /// <summary>Enough for the ranking of all but very common words, and still a matter of milliseconds.</summary>
    public const int WindowSize = 1_000;

    // With filters that few pictures pass. A page may then be short, and its cursor continues.
    private const int MostWindows = 4;

    // Between two pages, a window gains pictures whose words are changed.
    private const int Slack = 2;

    /// <summary>The page after a position.</summary>
    /// <returns>The pictures, and the next position; null when this was the last page.</returns>
    public async Task<(IReadOnlyList<PictureView> Pictures, SearchCursor? Next)> ReadAsync(
        SearchCursor at, PictureFilter filter, int size, CancellationToken cancellationToken)
    {
        var shown = new List<PictureView>();
        for (var read = 0; read < MostWindows; read++)
        {
            var wanted = size - shown.Count;
            var found = await pictures.ReadPageAsync(new Listing.Found(at.Terms, filter, at.Window), at.Key, wanted + 1, cancellationToken);
            shown.AddRange(found.Take(wanted));
            if (found.Count > wanted)
                return (shown, wanted == 0 ? at : at with { Key = shown[^1].Key });
            if (at.Window.Lower == 0)
                return (shown, null);
            at = await BeginAsync(at.Terms, at.Window.Lower, cancellationToken);
        }

        return (shown, at);
    }

    /// <summary>The position before the first page. Later uploads are not part of the search.</summary>
    public async Task<SearchCursor> BeginAsync(IReadOnlyList<SearchTerm> terms, CancellationToken cancellationToken) =>
        await BeginAsync(terms, 1 + await EndAsync(terms, long.MaxValue, 1, cancellationToken), cancellationToken);

    /// <summary>A position that a reader sent. Anybody can make a cursor: its window has to be one of ours.</summary>
    /// <exception cref="DomainException">"cursor_invalid": it would rank more than a few windows.</exception>
    public async Task<SearchCursor> ResumeAsync(SearchCursor at, CancellationToken cancellationToken) =>
        at.Window.Lower >= await EndAsync(at.Terms, at.Window.Upper, Slack * windowSize, cancellationToken) ? at : throw PageCursor.Invalid();

    private async Task<SearchCursor> BeginAsync(IReadOnlyList<SearchTerm> terms, long upper, CancellationToken cancellationToken)
    {
        var lower = await EndAsync(terms, upper, windowSize, cancellationToken);
        return new SearchCursor(terms, new SearchWindow(lower, upper), PageKey.Top);
    }

    private Task<long> EndAsync(IReadOnlyList<SearchTerm> terms, long upper, int size, CancellationToken cancellationToken) =>
        pictures.Index.FindWindowAsync([.. terms[0].Words.Select(word => word.Text)], upper, size, cancellationToken);
}
