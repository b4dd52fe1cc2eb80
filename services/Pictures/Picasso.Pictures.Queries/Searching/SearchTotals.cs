using Picasso.Pictures.Queries.ReadModel;

namespace Picasso.Pictures.Queries.Searching;

/// <summary>The number of pictures that a search finds.</summary>
/// <param name="Pictures">At most <see cref="SearchTotals.Most"/>.</param>
/// <param name="IsMinimum">There may be more.</param>
internal readonly record struct SearchTotal(int Pictures, bool IsMinimum);

/// <summary>Counts what searches find, up to a bound: an exact number beyond a thousand is of no use to a reader.</summary>
internal sealed class SearchTotals(IPictureReadModel pictures, int most = SearchTotals.Most, int counted = SearchTotals.Counted)
{
    public const int Most = 1_000;

    /// <summary>Of the pictures with the rarest term, or of the filter's lead, the newest are looked at.</summary>
    public const int Counted = 2_000;

    public async Task<SearchTotal> CountAsync(IReadOnlyList<SearchTerm> terms, PictureFilter filter, CancellationToken cancellationToken)
    {
        if (terms.Count == 0)
        {
            var from = await pictures.Index.FindFilterWindowAsync(filter, long.MaxValue, counted, cancellationToken);
            return Of(await pictures.CountAsync(new Listing.Filtered(filter, from), most + 1, cancellationToken), from > 0);
        }

        var lower = await pictures.Index.FindWindowAsync([.. terms[0].Words.Select(word => word.Text)], long.MaxValue, counted, cancellationToken);
        var found = new Listing.Found(terms, filter, new SearchWindow(lower, long.MaxValue));
        return Of(await pictures.CountAsync(found, most + 1, cancellationToken), lower > 0);
    }

    private SearchTotal Of(int found, bool isCut) => new(Math.Min(found, most), isCut || found > most);
}
