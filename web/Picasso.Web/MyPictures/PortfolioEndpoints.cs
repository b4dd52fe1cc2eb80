using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Picasso.Contracts.Pictures;
using Picasso.Contracts.Users;
using Picasso.Kernel;
using Picasso.Localization;
using Picasso.ServiceDefaults.Grpc;
using Picasso.Web.Galleries;
using Picasso.Web.Hosting;
using Picasso.Web.Languages.Texts;
using Picasso.Web.SigningIn;

namespace Picasso.Web.MyPictures;

/// <summary>The buttons with which a person arranges their portfolio: the cover, and the featured pictures in their order.</summary>
internal static class PortfolioEndpoints
{
    private static IStringLocalizer T => Localized<AccountTexts>.Texts;

    public static void MapPortfolio(this IEndpointRouteBuilder routes)
    {
        var page = routes.MapGroup(PortfolioPaths.Page);
        page.MapPost("/cover/{id}", SetCoverAsync);
        page.MapPost("/uncover", ClearCoverAsync);
        page.MapPost("/selected/{id}", SelectAsync);
        page.MapPost("/selected/{id}/up", MoveUpAsync);
        page.MapPost("/selected/{id}/down", MoveDownAsync);
        page.MapPost("/selected/{id}/remove", RemoveAsync);
    }

    private static Task<IResult> SetCoverAsync(
        HttpContext context, string id, [FromForm] string? returnUrl, Accounts.AccountsClient accounts, PictureQueries.PictureQueriesClient pictures) =>
        FormPost.RunAsync(context, returnUrl, async () =>
        {
            await RequireShownAsync(context, pictures, id);
            await accounts.SetCoverAsync(new SetCoverRequest { PictureId = id }, cancellationToken: context.RequestAborted);
            return default;
        }, T["Your page has a new cover."], PortfolioPaths.After(returnUrl, id, "cover"));

    private static Task<IResult> ClearCoverAsync(HttpContext context, [FromForm] string? returnUrl, Accounts.AccountsClient accounts) =>
        FormPost.RunAsync(context, returnUrl, async () =>
        {
            await accounts.SetCoverAsync(new SetCoverRequest(), cancellationToken: context.RequestAborted);
            return default;
        }, T["Your page has no cover now."]);

    private static Task<IResult> SelectAsync(
        HttpContext context, string id, [FromForm] string? returnUrl, Accounts.AccountsClient accounts, PictureQueries.PictureQueriesClient pictures) =>
        FormPost.RunAsync(context, returnUrl, async () =>
        {
            await RequireShownAsync(context, pictures, id);
            await accounts.FeaturePictureAsync(new FeaturePictureRequest { PictureId = id }, cancellationToken: context.RequestAborted);
            return default;
        }, T["Added to your selected work."], PortfolioPaths.After(returnUrl, id, "select"));

    // The place is named by the picture that comes next, so that a repeated click does not move it twice.
    private static Task<IResult> MoveUpAsync(
        HttpContext context, string id, [FromForm] string? returnUrl, [FromQuery] string? before, Accounts.AccountsClient accounts) =>
        MoveAsync(context, id, returnUrl, before, accounts, "up");

    private static Task<IResult> MoveDownAsync(
        HttpContext context, string id, [FromForm] string? returnUrl, [FromQuery] string? before, Accounts.AccountsClient accounts) =>
        MoveAsync(context, id, returnUrl, before, accounts, "down");

    private static Task<IResult> MoveAsync(
        HttpContext context, string id, string? returnUrl, string? before, Accounts.AccountsClient accounts, string button) =>
        FormPost.RunAsync(context, returnUrl, async () =>
        {
            var request = new FeaturePictureRequest { PictureId = id, BeforePictureId = before ?? "" };
            await accounts.FeaturePictureAsync(request, cancellationToken: context.RequestAborted);
            return default;
        }, next: PortfolioPaths.After(returnUrl, id, button));

    private static Task<IResult> RemoveAsync(HttpContext context, string id, [FromForm] string? returnUrl, Accounts.AccountsClient accounts) =>
        FormPost.RunAsync(context, returnUrl, async () =>
        {
            await accounts.UnfeaturePictureAsync(new UnfeaturePictureRequest { PictureId = id }, cancellationToken: context.RequestAborted);
            return default;
        }, T["Removed from your selected work."], PortfolioPaths.After(returnUrl, id, "select"));

    // The users service has no data of pictures. A visitor who is signed out gets that service's answer.
    private static async Task RequireShownAsync(HttpContext context, PictureQueries.PictureQueriesClient pictures, string id)
    {
        if (SessionPerson.In(context.User) is not { } me)
            return;
        var picture = await pictures.GetAsync(new GetRequest { PictureId = id }, cancellationToken: context.RequestAborted);
        if (picture.CreatorId != me.UserId)
            throw DomainError.Forbidden("not_creator", "Only a picture that you created can present your work.").ToRpcException();
        if (!Showcase.MayShow(picture, me.UserId))
            throw DomainError.Conflict("picture_frozen", "This picture cannot be shown on your page while a payment dispute is open.").ToRpcException();
    }
}
