using Picasso.Pictures.Queries.ReadModel;

namespace Picasso.Pictures.Queries.Relating;

/// <summary>Pictures to go on to from one of them.</summary>
/// <param name="ByCreator">Of the same creator, latest upload first.</param>
/// <param name="Similar">Of others, on offer, most similar first.</param>
internal sealed record Related(IReadOnlyList<PictureView> ByCreator, IReadOnlyList<PictureView> Similar);

/// <summary>
/// Finds related pictures by the read model's listings: what is not in them, such as a deleted picture, is in neither. The cost has a bound, however many
/// pictures have the same words.
/// </summary>
internal sealed class RelatedFinder(IPictureReadModel pictures, int window = RelatedFinder.Window)
{
    /// <summary>Of the pictures with one of the words the newest are ranked.</summary>
    public const int Window = 300;

    /// <summary>Most of each kind.</summary>
    public const int Most = 12;

    /// <summary>Of each kind, unless it is said how many.</summary>
    public const int Usual = 6;

    // The read model ranks by the best word; these are ranked again by all of them.
    private const int CandidatesEach = 4;

    private static readonly PictureFilter s_offered = new(null, [], ForSale: true, null, null, null, null);

    /// <summary>At most so many of each kind.</summary>
    public async Task<Related> FindAsync(PictureRow row, int size, CancellationToken cancellationToken)
    {
        var byCreator = ByCreatorAsync(row, size, cancellationToken);
        var similar = SimilarAsync(row, size, cancellationToken);
        return new Related(await byCreator, await similar);
    }

    // A frozen picture cannot be bought now, and whether it stays its owner's is being disputed.
    private async Task<IReadOnlyList<PictureView>> ByCreatorAsync(PictureRow row, int size, CancellationToken cancellationToken)
    {
        var found = await pictures.ReadPageAsync(
            new Listing.Portfolio(row.CreatorId, PortfolioPart.Created), PageKey.Top, (2 * size) + 1, cancellationToken);
        return [.. found.Where(view => view.Row.PictureId != row.PictureId && !view.Row.IsFrozen).Take(size)];
    }

    private async Task<IReadOnlyList<PictureView>> SimilarAsync(PictureRow row, int size, CancellationToken cancellationToken)
    {
        var words = SimilarWords.Of(row).Keys;
        if (words.Count == 0)
            return [];
        var chosen = SimilarWords.Choose(await pictures.Index.CountAsync(words, cancellationToken));
        if (chosen.Count == 0)
            return [];
        var lower = await pictures.Index.FindWindowAsync([.. chosen.Select(word => word.Text)], long.MaxValue, window, cancellationToken);
        var listing = new Listing.Found([new SearchTerm(chosen, 1)], s_offered, new SearchWindow(lower, long.MaxValue));
        var found = await pictures.ReadPageAsync(listing, PageKey.Top, CandidatesEach * size, cancellationToken);
        return
        [
            .. found.Where(view => view.Row.CreatorId != row.CreatorId && !view.Row.IsFrozen)
                .Select(view => (View: view, Score: SimilarWords.Score(view.Row, chosen)))
                // A word may be in a description alone.
                .Where(one => one.Score > 0)
                .OrderByDescending(one => one.Score).ThenByDescending(one => one.View.Row.Sequence)
                .Take(size).Select(one => one.View),
        ];
    }
}
