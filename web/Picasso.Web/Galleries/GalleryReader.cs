using Grpc.Core;
using Picasso.Contracts.Pictures;

namespace Picasso.Web.Galleries;

/// <summary>Reads the galleries of the site; a page and its fragment of further cards use the same query.</summary>
internal sealed class GalleryReader(PictureQueries.PictureQueriesClient pictures, CardReader cards)
{
    private const int PageSize = 24;

    public async Task<Gallery> FeedAsync(FeedChoice choice, string? cursor, ulong at = 0, CancellationToken cancellationToken = default)
    {
        var request = new FeedRequest
        {
            Order = choice.Order, Category = choice.Category, Cursor = cursor ?? "", PageSize = PageSize, MinPosition = at,
        };
        return await GalleryAsync(await pictures.FeedAsync(request, cancellationToken: cancellationToken), "/explore", "/fragments/feed", choice.Query, cancellationToken);
    }

    public async Task<Gallery> SearchAsync(SearchChoice choice, string? cursor, CancellationToken cancellationToken = default)
    {
        var request = choice.ToRequest();
        (request.Cursor, request.PageSize) = (cursor ?? "", PageSize);
        return await GalleryAsync(
            await pictures.SearchAsync(request, cancellationToken: cancellationToken), "/search", "/fragments/search", choice.Query, cancellationToken);
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
        var found = await Task.WhenAll(pictureIds.Select(id => FindAsync(id, cancellationToken)));
        return new Gallery(await cards.ReadAsync([.. found.OfType<Picture>()], cancellationToken), null, null);
    }

    private async Task<Picture?> FindAsync(string id, CancellationToken cancellationToken)
    {
        try
        {
            return await pictures.GetAsync(new GetRequest { PictureId = id }, cancellationToken: cancellationToken);
        }
        catch (RpcException gone) when (gone.StatusCode == StatusCode.NotFound)
        {
            return null;
        }
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
