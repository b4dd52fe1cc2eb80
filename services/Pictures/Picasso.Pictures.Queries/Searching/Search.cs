using System.Text.Json;
using Picasso.Contracts.Pictures;
using Picasso.Pictures.Queries.Paging;
using Picasso.Pictures.Queries.ReadModel;

namespace Picasso.Pictures.Queries.Searching;

/// <summary>A validated search.</summary>
/// <param name="Words">As typed, trimmed; without any the filters alone select.</param>
/// <param name="Filter">The other restrictions; has a currency when the order is by price.</param>
/// <param name="Sort">The order.</param>
/// <param name="WithTotal">Count for the first page.</param>
internal sealed record SearchQuery(string Words, PictureFilter Filter, SearchSort Sort = SearchSort.Relevance, bool WithTotal = false)
{
    public bool IsByPrice => Sort is SearchSort.PriceUp or SearchSort.PriceDown;

    /// <summary>Names the search with all its filters.</summary>
    public string Scope => $"search/{Sort}/{Words}/{JsonSerializer.Serialize(Filter)}";
}

/// <summary>Searches by words, filters or both, in each order.</summary>
internal sealed class Search(IPictureReadModel pictures, SearchLimits limits)
{
    private readonly SearchPlanner _planner = new(pictures.Index);
    private readonly RankedPages _ranked = new(pictures);
    private readonly FilteredPages _filtered = new(pictures);
    private readonly PricedPages _priced = new(pictures);
    private readonly SearchTotals _totals = new(pictures);

    public async Task<ListingPage> FindAsync(SearchQuery query, PageRequest page, CancellationToken cancellationToken)
    {
        PageSize.Require(page.Size);
        using var turn = await limits.BeginAsync(cancellationToken);
        if (query is { Words.Length: > 0, IsByPrice: false } && SearchCursor.Read(page.Cursor, query.Scope) is { } cursor)
            return await ReadAsync(query, await _ranked.ResumeAsync(cursor, cancellationToken), page.Size, cancellationToken);
        if (await TermsAsync(query, cancellationToken) is not { } terms)
            return ListingPage.Empty;
        var found = query switch
        {
            { IsByPrice: true } => await ByPriceAsync(query, terms, page, cancellationToken),
            { Words: "" } => await FilteredAsync(query, page, cancellationToken),
            _ => await ReadAsync(query, await BeginAsync(query, terms, cancellationToken), page.Size, cancellationToken),
        };
        return query.WithTotal && page.Cursor.Length == 0
            ? found with { Total = await _totals.CountAsync(terms, query.Filter, cancellationToken) }
            : found;
    }

    /// <summary>Null when a word is found in no picture.</summary>
    private async Task<IReadOnlyList<SearchTerm>?> TermsAsync(SearchQuery query, CancellationToken cancellationToken)
    {
        if (query.Words.Length == 0)
            return [];
        var terms = await _planner.PlanAsync(query.Words, cancellationToken);
        if (terms.Count == 0)
            throw SearchRequests.Invalid("There is no word in it.", "query");
        return terms.Any(term => term.Words.Count == 0) ? null : terms;
    }

    // Without weights all pictures are equal, and the latest come first.
    private Task<SearchCursor> BeginAsync(SearchQuery query, IReadOnlyList<SearchTerm> terms, CancellationToken cancellationToken) =>
        _ranked.BeginAsync(query.Sort == SearchSort.Newest ? [.. terms.Select(term => term with { Weight = 0 })] : terms, cancellationToken);

    private async Task<ListingPage> ReadAsync(SearchQuery query, SearchCursor at, int size, CancellationToken cancellationToken)
    {
        var (found, next) = await _ranked.ReadAsync(at, query.Filter, PageSize.Require(size), cancellationToken);
        return new ListingPage(found, next?.Write(query.Scope) ?? "");
    }

    private async Task<ListingPage> FilteredAsync(SearchQuery query, PageRequest page, CancellationToken cancellationToken)
    {
        var after = Cursor.Read(page.Cursor, query.Scope)?.Key ?? PageKey.Top;
        var (found, next) = await _filtered.ReadAsync(query.Filter, after, PageSize.Require(page.Size), cancellationToken);
        return new ListingPage(found, next is { } key ? new Cursor(key).Write(query.Scope) : "");
    }

    // The order does not depend on weights: the words may be planned again for each page.
    private async Task<ListingPage> ByPriceAsync(
        SearchQuery query, IReadOnlyList<SearchTerm> terms, PageRequest page, CancellationToken cancellationToken)
    {
        var after = Cursor.Read(page.Cursor, query.Scope)?.Key ?? PageKey.Top;
        var (found, next) = await _priced.ReadAsync(
            terms, query.Filter, query.Sort == SearchSort.PriceUp, after, PageSize.Require(page.Size), cancellationToken);
        return new ListingPage(found, next is { } key ? new Cursor(key).Write(query.Scope) : "");
    }
}
