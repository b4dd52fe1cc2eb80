using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Picasso.Contracts;
using Picasso.Contracts.Pictures;
using Picasso.Kernel;
using Picasso.Web.Components;
using Picasso.Web.Operating;

namespace Picasso.Web.Galleries;

/// <summary>Parts of pages, rendered like the pages themselves, for script that inserts them into open pages.</summary>
internal static class FragmentEndpoints
{
    private const int MostCards = 12;

    public static void MapFragments(this IEndpointRouteBuilder routes)
    {
        var fragments = routes.MapGroup("/fragments").AddEndpointFilter((call, next) =>
        {
            call.HttpContext.Response.Headers.CacheControl = "no-store";
            return next(call);
        });
        fragments.MapGet("/cards", CardsAsync);
        fragments.MapGet("/feed", FeedAsync);
        fragments.MapGet("/search", SearchAsync);
        fragments.MapGet("/suggestions", SuggestAsync);
        fragments.MapGet("/people/{id}", PersonAsync);
        fragments.MapGet("/pictures/{id}/offer", IResult (string id) => Offer(id));
        fragments.MapGet("/pictures/{id}/comments", IResult (string id, string? cursor) => Comments(id, cursor));
        fragments.MapGet("/operations", IResult (int? minutes) => new RazorComponentResult<OperationsPanel>(new { Minutes = minutes ?? 0 }))
            .RequireAuthorization(policy => policy.RequireRole(PicassoClaims.OperatorRole));
    }

    private static async Task<IResult> CardsAsync(string? ids, GalleryReader galleries, CancellationToken cancellationToken) => Cards(
        await galleries.OfAsync([.. (ids ?? "").Split(',').Where(Ids.IsId).Distinct().Take(MostCards)], cancellationToken));

    private static async Task<IResult> FeedAsync(string? order, string? category, string? cursor, GalleryReader galleries, CancellationToken cancellationToken) =>
        Cards(await galleries.FeedAsync(FeedChoice.Of(order, category), cursor, cancellationToken: cancellationToken));

    private static async Task<IResult> SearchAsync(
        string? q, string? category, string? tag, string? sale, string? min, string? max, string? currency, string? shape, string? order, string? colour, string? cursor,
        GalleryReader galleries, CancellationToken cancellationToken) =>
        Cards((await galleries.SearchAsync(SearchChoice.Of(q, category, tag, sale, min, max, currency, shape, order, colour), cursor, cancellationToken)).Gallery);

    private static async Task<IResult> SuggestAsync(string? q, PictureQueries.PictureQueriesClient pictures, CancellationToken cancellationToken)
    {
        var request = new SuggestRequest { Query = Graphemes.Cut(q ?? "", SearchChoice.MaxWords) };
        var answer = await pictures.SuggestAsync(request, cancellationToken: cancellationToken);
        return new RazorComponentResult<SuggestionList>(new { answer.Suggestions });
    }

    private static async Task<IResult> PersonAsync(string id, string? tab, string? cursor, GalleryReader galleries, CancellationToken cancellationToken) =>
        Cards(await galleries.PortfolioAsync(id, Portfolio.Of(tab), cursor, cancellationToken));

    private static RazorComponentResult<OfferPanel> Offer(string id) => new(new { PictureId = id });

    private static RazorComponentResult<CommentsSection> Comments(string id, string? cursor) => new(new { PictureId = id, Cursor = cursor });

    private static RazorComponentResult<CardList> Cards(Gallery gallery) => new(new { Gallery = gallery });
}
