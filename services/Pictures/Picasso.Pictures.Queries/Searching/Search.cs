using System.Text.Json;
using Picasso.Pictures.Queries.Paging;
using Picasso.Pictures.Queries.ReadModel;

namespace Picasso.Pictures.Queries.Searching;

/// <summary>Ranked search. Without words the filters alone select, latest first.</summary>
internal sealed class Search(IPictureReadModel pictures, Pager pager, SearchLimits limits)
{
    private readonly SearchPlanner _planner = new(pictures.Index);
    private readonly RankedPages _pages = new(pictures);

    public async Task<ListingPage> FindAsync(string query, PictureFilter filter, PageRequest page, CancellationToken cancellationToken)
    {
        var scope = $"search/{query}/{JsonSerializer.Serialize(filter)}";
        if (query.Length == 0)
            return await pager.ReadAsync(new Listing.Filtered(filter), scope, page, cancellationToken);
        var size = PageSize.Require(page.Size);
        var cursor = SearchCursor.Read(page.Cursor, scope);
        using var turn = await limits.BeginAsync(cancellationToken);
        if (await PositionAsync(cursor, query, cancellationToken) is not { } at)
            return ListingPage.Empty;
        var (found, next) = await _pages.ReadAsync(at, filter, size, cancellationToken);
        return new ListingPage(found, next?.Write(scope) ?? "");
    }

    private async Task<SearchCursor?> PositionAsync(SearchCursor? cursor, string query, CancellationToken cancellationToken)
    {
        if (cursor is not null)
            return await _pages.ResumeAsync(cursor, cancellationToken);
        var terms = await _planner.PlanAsync(query, cancellationToken);
        if (terms.Count == 0)
            throw SearchRequests.Invalid("There is no word in it.", "query");
        return terms.Any(term => term.Words.Count == 0) ? null : await _pages.BeginAsync(terms, cancellationToken);
    }
}
