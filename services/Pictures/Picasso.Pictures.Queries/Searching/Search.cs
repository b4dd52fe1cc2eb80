using System.Text.Json;
using Picasso.Pictures.Queries.Paging;
using Picasso.Pictures.Queries.ReadModel;

namespace Picasso.Pictures.Queries.Searching;

/// <summary>Ranked search. Without words the filters alone select, latest first.</summary>
internal sealed class Search(IPictureReadModel pictures, Pager pager, SearchLimits limits)
{
    public async Task<ListingPage> FindAsync(string query, PictureFilter filter, PageRequest page, CancellationToken cancellationToken)
    {
        var scope = $"search/{query}/{JsonSerializer.Serialize(filter)}";
        if (query.Length == 0)
            return await pager.ReadAsync(new Listing.Filtered(filter), scope, page, cancellationToken);
        var cursor = Cursor.Read(page.Cursor, scope);
        using var turn = await limits.BeginAsync(cancellationToken);
        var terms = await pictures.MeasureAsync(query, cancellationToken);
        if (terms.Count == 0)
            throw SearchRequests.Invalid("There is no word in it.", "query");
        if (cursor is not null)
            terms = WeighedAs(terms, cursor.Weights);
        var after = cursor ?? new Cursor(PageKey.Top, [.. terms.Select(term => term.Weight)]);
        return await pager.ReadAsync(new Listing.Found(terms, filter), scope, after, page.Size, cancellationToken);
    }

    private static List<SearchTerm> WeighedAs(IReadOnlyList<SearchTerm> terms, IReadOnlyList<int> weights) =>
        [.. terms.Zip(weights, (term, weight) => term with { Weight = weight })];
}
