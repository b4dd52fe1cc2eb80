using Picasso.Contracts;
using Picasso.Contracts.Pictures;
using Picasso.Kernel;
using Picasso.Pictures.Queries.Paging;
using Picasso.Pictures.Queries.ReadModel;

namespace Picasso.Pictures.Queries.Searching;

/// <summary>Validates a search at the edge.</summary>
internal static class SearchRequests
{
    private const int MaxQuery = 200;
    private const int MaxTags = 15;
    private const int MaxTag = 30;
    private static readonly string[] s_orientations = ["landscape", "portrait", "square"];

    /// <summary>The search.</summary>
    /// <exception cref="DomainException">"query_invalid" or "invalid_request".</exception>
    public static SearchQuery Require(SearchRequest request) => new(RequireWords(request.Query).Trim(), FilterOf(request), SortOf(request), request.WithTotal);

    /// <summary>The words as typed.</summary>
    /// <exception cref="DomainException">"query_invalid".</exception>
    public static string RequireWords(string query) => query.Length <= MaxQuery
        ? query
        : throw Invalid($"A search has at most {MaxQuery} characters.", "query");

    private static SearchSort SortOf(SearchRequest request) =>
        Enum.IsDefined(request.Sort) ? request.Sort : throw Invalid("There is no such order.", "sort");

    private static PictureFilter FilterOf(SearchRequest request)
    {
        var priced = RequirePrices(request);
        return new PictureFilter(
            CategoryFilter.Require(request.Category), TagsOf(request), request.ForSale,
            priced ? request.PriceCurrency : null,
            request.MinPriceMinor > 0 ? request.MinPriceMinor : null,
            request.MaxPriceMinor > 0 ? request.MaxPriceMinor : null,
            OrientationOf(request.Orientation),
            ColourOf(request.Colour));
    }

    private static bool RequirePrices(SearchRequest request)
    {
        if (request.MinPriceMinor < 0 || request.MaxPriceMinor < 0)
            throw Invalid("A price is not negative.", request.MinPriceMinor < 0 ? "min_price_minor" : "max_price_minor");
        var priced = request.MinPriceMinor > 0 || request.MaxPriceMinor > 0 || request.Sort is SearchSort.PriceUp or SearchSort.PriceDown;
        if (priced && !Currency.IsTraded(request.PriceCurrency))
            throw Invalid($"Prices are in {string.Join(", ", Currency.Traded)}.", "price_currency");
        if (request.MaxPriceMinor > 0 && request.MinPriceMinor > request.MaxPriceMinor)
            throw Invalid("The lowest price is above the highest.", "min_price_minor");
        return priced;
    }

    private static List<string> TagsOf(SearchRequest request)
    {
        var tags = request.Tags.Select(tag => tag.Trim().ToLowerInvariant()).Distinct().ToList();
        return tags.Count <= MaxTags && tags.TrueForAll(tag => tag.Length is > 0 and <= MaxTag)
            ? tags
            : throw Invalid($"At most {MaxTags} tags of 1 to {MaxTag} characters.", "tags");
    }

    private static string? OrientationOf(string orientation) =>
        orientation is "" or "any" ? null
        : s_orientations.Contains(orientation) ? orientation
        : throw Invalid("An orientation is any, landscape, portrait or square.", "orientation");

    private static string? ColourOf(string colour) =>
        colour.Length == 0 ? null
        : Colours.All.ContainsKey(colour) ? colour
        : throw Invalid("There is no such colour.", "colour");

    internal static DomainException Invalid(string message, string field) =>
        DomainError.Invalid("query_invalid", message, field).ToException();
}
