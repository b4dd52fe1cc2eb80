using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Picasso.Contracts.Pictures;
using Picasso.Kernel;
using Picasso.Localization;
using Picasso.ServiceDefaults.Grpc;
using Picasso.Web.Hosting;
using Picasso.Web.Formatting;
using Picasso.Web.Languages.Texts;
using WireMoney = Picasso.Contracts.Money;

namespace Picasso.Web.MyPictures;

/// <summary>The owner's actions on a picture: offer, withdraw, change the price, show camera data, delete, and download the original.</summary>
internal static class MyPicturesEndpoints
{
    private static IStringLocalizer T => Localized<SellingTexts>.Texts;

    private const string Mine = "/me/studio/pictures";

    public static void MapOwning(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/pictures/{id}/list", ListAsync);
        routes.MapPost("/pictures/{id}/reprice", RepriceAsync);
        routes.MapPost("/pictures/{id}/unlist", UnlistAsync);
        routes.MapPost("/pictures/{id}/camera", CameraAsync);
        routes.MapPost("/pictures/{id}/delete", DeleteAsync);
        routes.MapPost("/pictures/{id}/download", DownloadAsync);
    }

    private static Task<IResult> ListAsync(
        HttpContext context, string id, [FromForm] string? returnUrl, [FromForm] string? price, [FromForm] string? currency,
        [FromForm] string? royalty, PictureCommands.PictureCommandsClient pictures) =>
        FormPost.RunAsync(context, returnUrl, async () =>
        {
            var request = new ListRequest { PictureId = id, Price = PriceOf(price, currency) };
            if (ShareOf(royalty) is { } share)
                request.RoyaltyBasisPoints = share;
            return new Acted((await pictures.ListAsync(request, cancellationToken: context.RequestAborted)).Position);
        }, T["Your picture is for sale."]);

    private static Task<IResult> RepriceAsync(
        HttpContext context, string id, [FromForm] string? returnUrl, [FromForm] string? price, [FromForm] string? currency,
        PictureCommands.PictureCommandsClient pictures) =>
        FormPost.RunAsync(context, returnUrl, async () =>
        {
            var request = new RepriceRequest { PictureId = id, Price = PriceOf(price, currency) };
            return new Acted((await pictures.RepriceAsync(request, cancellationToken: context.RequestAborted)).Position);
        }, T["The new price is in force."]);

    private static Task<IResult> UnlistAsync(
        HttpContext context, string id, [FromForm] string? returnUrl, PictureCommands.PictureCommandsClient pictures) =>
        FormPost.RunAsync(context, returnUrl, async () => new Acted(
            (await pictures.UnlistAsync(new UnlistRequest { PictureId = id }, cancellationToken: context.RequestAborted)).Position),
            T["Your picture is no longer for sale. It stays on show."]);

    private static Task<IResult> CameraAsync(
        HttpContext context, string id, [FromForm] string? returnUrl, [FromForm] bool? show, PictureCommands.PictureCommandsClient pictures) =>
        FormPost.RunAsync(context, returnUrl, async () => new Acted(
            (await pictures.ShowCameraAsync(new ShowCameraRequest { PictureId = id, Show = show is true }, cancellationToken: context.RequestAborted)).Position),
            show is true ? T["Everyone can now see the camera data."] : T["The camera data is no longer shown."]);

    private static Task<IResult> DeleteAsync(
        HttpContext context, string id, [FromForm] string? returnUrl, PictureCommands.PictureCommandsClient pictures) =>
        FormPost.RunAsync(context, returnUrl, async () => new Acted(await RemoveAsync(pictures, id, context.RequestAborted)),
            T["The picture and its files are gone."], Mine);

    // A second click, or a second tab, finds its request already done.
    private static async Task<ulong> RemoveAsync(PictureCommands.PictureCommandsClient pictures, string id, CancellationToken cancellationToken)
    {
        try
        {
            return (await pictures.DeleteAsync(new DeleteRequest { PictureId = id }, cancellationToken: cancellationToken)).Position;
        }
        catch (RpcException fault) when (fault.StatusCode == StatusCode.NotFound)
        {
            return 0;
        }
    }

    private static async Task<IResult> DownloadAsync(
        HttpContext context, string id, [FromForm] string? returnUrl, PictureQueries.PictureQueriesClient pictures)
    {
        DownloadGrant? grant = null;
        var answer = await FormPost.RunAsync(context, returnUrl, async () =>
        {
            grant = await pictures.GrantDownloadAsync(new GrantDownloadRequest { PictureId = id }, cancellationToken: context.RequestAborted);
            return new Acted(Json: new { url = grant.Url });
        });
        return grant is null || FormPost.WantsJson(context) ? answer : FormPost.SeeOther(context, grant.Url);
    }

    private static int? ShareOf(string? text)
    {
        var (share, error) = MoneyText.ParseShare(text);
        return error is null ? share : throw error.ToRpcException();
    }

    private static WireMoney PriceOf(string? text, string? currency)
    {
        var (price, error) = MoneyText.ParsePrice(text, currency);
        return error is null ? price.ToWire() : throw error.ToRpcException();
    }
}
