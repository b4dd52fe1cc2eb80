using Grpc.Core;
using Microsoft.Extensions.Localization;
using Picasso.Contracts.Pictures;
using Picasso.Contracts.Users;
using Picasso.Localization;
using Picasso.Web.Languages.Texts;

namespace Picasso.Web.Galleries;

/// <summary>Reads the galleries of the site; a page and its fragment of further cards use the same query.</summary>
internal sealed class GalleryReader(PictureQueries.PictureQueriesClient pictures, CardReader cards)
{
    private const int PageSize = 24;

    private static IStringLocalizer T => Localized<GalleryTexts>.Texts;

    public async Task<Gallery> FeedAsync(FeedChoice choice, string? cursor, ulong at = 0, CancellationToken cancellationToken = default)
    {
        var request = new FeedRequest
        {
            Order = choice.Order, Category = choice.Category, Cursor = cursor ?? "", PageSize = PageSize, MinPosition = at,
        };
        return await GalleryAsync(await pictures.FeedAsync(request, cancellationToken: cancellationToken), "/explore", "/fragments/feed", choice.Query, cancellationToken);
    }

    public async Task<SearchResult> SearchAsync(SearchChoice choice, string? cursor, CancellationToken cancellationToken = default)
    {
        var request = choice.ToRequest();
        (request.Cursor, request.PageSize, request.WithTotal) = (cursor ?? "", PageSize, string.IsNullOrEmpty(cursor));
        var page = await pictures.SearchAsync(request, cancellationToken: cancellationToken);
        return new SearchResult(
            await GalleryAsync(page, "/search", "/fragments/search", choice.Query, cancellationToken),
            request.WithTotal ? Found(page.Total, page.TotalIsMinimum) : null);
    }

    public async Task<Gallery> PortfolioAsync(string userId, Portfolio tab, string? cursor, CancellationToken cancellationToken = default)
    {
        var request = new ListPortfolioRequest { UserId = userId, Part = tab.Part, Cursor = cursor ?? "", PageSize = PageSize };
        var page = await pictures.ListPortfolioAsync(request, cancellationToken: cancellationToken);
        return await GalleryAsync(page, $"/people/{userId}", $"/fragments/people/{userId}", tab.Query, cancellationToken);
    }

    /// <summary>Some pictures by id, in the given order; missing ones are omitted.</summary>
    public async Task<Gallery> OfAsync(IReadOnlyList<string> pictureIds, CancellationToken cancellationToken = default)
    {
        return new Gallery(await cards.ReadAsync(await FindAsync(pictureIds, cancellationToken), cancellationToken), null, null);
    }

    /// <summary>Some pictures by id; missing ones, and all while pictures cannot be read, are absent.</summary>
    public async Task<IReadOnlyDictionary<string, Picture>> PicturesAsync(IReadOnlyList<string> pictureIds, CancellationToken cancellationToken = default)
    {
        try
        {
            return (await FindAsync(pictureIds, cancellationToken)).ToDictionary(picture => picture.PictureId);
        }
        catch (RpcException fault) when (fault.StatusCode is StatusCode.Unavailable or StatusCode.DeadlineExceeded)
        {
            return new Dictionary<string, Picture>();
        }
    }

    /// <summary>The cover of a person's page and, where they are wanted, the featured pictures in their order.</summary>
    public async Task<Showcase> ShowcaseAsync(Profile person, bool withSelected, CancellationToken cancellationToken = default)
    {
        var shown = await ShownWorkAsync(person, withSelected, cancellationToken);
        if (!withSelected)
            return new Showcase(shown.GetValueOrDefault(person.CoverPictureId), Gallery.Empty);
        var selected = person.FeaturedPictureIds.Select(id => shown.GetValueOrDefault(id)).OfType<Picture>().ToList();
        return new Showcase(shown.GetValueOrDefault(person.CoverPictureId), new Gallery(await cards.ReadAsync(selected, cancellationToken), null, null));
    }

    /// <summary>Of a person's cover and featured pictures those that their page may show, by id.</summary>
    public async Task<IReadOnlyDictionary<string, Picture>> ShownWorkAsync(Profile person, bool withSelected = true, CancellationToken cancellationToken = default)
    {
        var featured = withSelected ? person.FeaturedPictureIds.Take(Showcase.MostSelected) : [];
        var found = await FindAsync([.. featured.Append(person.CoverPictureId).Where(id => id.Length > 0).Distinct()], cancellationToken);
        return found.Where(picture => Showcase.MayShow(picture, person.UserId)).ToDictionary(picture => picture.PictureId);
    }

    // "1 picture", and "1,000+ pictures" where there may be more.
    private static string Found(int number, bool isMinimum) => isMinimum
        ? T.Count("{0}+ pictures|{0}+ pictures", number)
        : T.Count("{0} picture|{0} pictures", number);

    private async Task<IReadOnlyList<Picture>> FindAsync(IReadOnlyList<string> pictureIds, CancellationToken cancellationToken)
    {
        if (pictureIds.Count == 0)
            return [];
        var request = new GetPicturesRequest { PictureIds = { pictureIds } };
        return (await pictures.GetPicturesAsync(request, cancellationToken: cancellationToken)).Pictures;
    }

    private async Task<Gallery> GalleryAsync(PicturePage page, string path, string fragment, string query, CancellationToken cancellationToken)
    {
        var read = await cards.ReadAsync(page.Pictures, cancellationToken);
        if (page.NextCursor.Length == 0)
            return new Gallery(read, null, null);
        var rest = $"?{query}{(query.Length > 0 ? "&" : "")}cursor={Uri.EscapeDataString(page.NextCursor)}";
        return new Gallery(read, path + rest, fragment + rest);
    }
}
