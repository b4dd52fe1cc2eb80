using System.Globalization;
using Grpc.Core;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using Picasso.Contracts.Pictures;
using Picasso.Kernel;
using Picasso.Localization;
using Picasso.ServiceDefaults.Grpc;
using Picasso.Web.Hosting;
using Picasso.Web.Languages.Texts;
using Picasso.Web.Live;

namespace Picasso.Web.Uploading;

/// <summary>Receives the upload form, with or without script.</summary>
internal static class UploadEndpoint
{
    private static IStringLocalizer T => Localized<SellingTexts>.Texts;

    public const string Path = "/upload/send";

    private const string AntiforgeryField = "__RequestVerificationToken";
    private const string AntiforgeryHeader = "RequestVerificationToken";

    // The service limits the size of the file; here it is only forwarded.
    public static void MapUpload(this IEndpointRouteBuilder routes)
    {
        routes.MapPost(Path, PostAsync).AddEndpointFilter(RefuseBrokenAsync).WithMetadata(new DisableRequestSizeLimitAttribute());
// Its form is bound as a whole, which is done at run time only.
#pragma warning disable RDG003
        routes.MapPost(UploadCheck.Path, UploadCheck.CheckAsync);
#pragma warning restore RDG003
        routes.MapTus();
        routes.MapPublish();
    }

    // The form reader reports an invalid form by its own exceptions.
    private static async ValueTask<object?> RefuseBrokenAsync(EndpointFilterInvocationContext call, EndpointFilterDelegate next)
    {
        try
        {
            return await next(call);
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException and not Microsoft.AspNetCore.Http.BadHttpRequestException)
        {
            throw new Microsoft.AspNetCore.Http.BadHttpRequestException("The form is incomplete or invalid.", broken);
        }
    }

    private static async Task<IResult> PostAsync(
        HttpContext context, PictureSender sender, PictureQueries.PictureQueriesClient pictures, TimeProvider clock,
        IOptions<LiveOptions> live, IAntiforgery antiforgery, Flash flash, UploadLimitsReader limits)
    {
        var cancellationToken = context.RequestAborted;
        RequireRate(context, live.Value.UploadBytesPerSecond);
        // An error that needs no body, or no more of it, is answered at once: the server reads on for some seconds, so that the client receives the
        // answer, and then closes the connection.
        if (UploadCheck.TooLarge(await limits.ReadAsync(cancellationToken), context.Request.ContentLength, isWholeForm: true) is { } tooLarge)
            return Refused(context, new UploadDraft(), Problem("file", tooLarge), earlier: null, clock);
        var form = await UploadReader.ReadAsync(context.Request, cancellationToken);
        if (!await IsOursAsync(context, form, antiforgery))
            return Outdated(context);
        var draft = DraftOf(form);
        var problems = new Problems();
        StoredUpload? earlier = null;
        try
        {
            if (await SendAsync(sender, draft, form, problems, cancellationToken) is { } stored)
                return Done(context, flash, stored, draft);
        }
        catch (RpcException fault) when (fault.StatusCode == StatusCode.Unauthenticated && FormPost.WantsJson(context))
        {
            return Results.Json(new { signIn = "/sign-in?returnUrl=/upload" }, statusCode: StatusCodes.Status401Unauthorized);
        }
        catch (RpcException fault) when (fault.ToDomainError() is { Reason: IdempotencyKey.Reused })
        {
            earlier = await StoredUpload.FindAsync(fault, draft, pictures, cancellationToken);
            problems.Add(earlier?.Message ?? ErrorMapping.SentenceOf(fault));
        }

        return Refused(context, draft, problems, earlier, clock);
    }

    private static async Task<UploadResponse?> SendAsync(
        PictureSender sender, UploadDraft draft, UploadReader form, Problems problems, CancellationToken cancellationToken)
    {
        var header = draft.ToHeader(problems);
        if (form.File is null)
            problems.Add("file", T["Choose a picture first."]);
        if (!problems.None)
            return null;
        try
        {
            return await sender.SendAsync(header, form.File!, cancellationToken);
        }
        catch (RpcException fault) when (fault.ToDomainError() is not { Reason: IdempotencyKey.Reused })
        {
            problems.Add(fault, UploadCheck.Fields);
            return null;
        }
    }

    // A body that is only read to its end after an error must also have this rate, or the connection is closed.
    internal static void RequireRate(HttpContext context, int bytesPerSecond)
    {
        if (context.Features.Get<IHttpMinRequestBodyDataRateFeature>() is { } rate)
            rate.MinDataRate = new MinDataRate(bytesPerSecond, TimeSpan.FromSeconds(30));
    }

    // The framework would read (and so buffer) the whole form to find the token; it is passed as the header instead.
    private static async Task<bool> IsOursAsync(HttpContext context, UploadReader form, IAntiforgery antiforgery)
    {
        if (form.Field(AntiforgeryField) is { Length: > 0 } token)
            context.Request.Headers[AntiforgeryHeader] = token;
        else if (!context.Request.Headers.ContainsKey(AntiforgeryHeader))
            return false;
        return await antiforgery.IsRequestValidAsync(context);
    }

    private static UploadDraft DraftOf(UploadReader form) => new()
    {
        UploadId = form.Field("uploadId"), Title = form.Field("title"), Description = form.Field("description"),
        Tags = form.Field("tags"), Category = form.Field("category"), AltText = form.Field("altText"),
        Price = form.Field("price"), Currency = form.Field("currency"), Royalty = form.Field("royalty"),
        ShowCamera = form.Field("showCamera") == "true",
        Size = long.TryParse(form.Field("size"), NumberStyles.None, CultureInfo.InvariantCulture, out var size) ? size : 0,
    };

    internal static IResult Done(HttpContext context, Flash flash, UploadResponse stored, UploadDraft draft)
    {
        var isSuspect = stored.Warning.Length > 0;
        var camera = draft.ShowCamera && !stored.CameraShown ? $" {T["The file has no camera data, so none is shown."]}" : "";
        // Flipped bits in a JPEG, WebP or plain TIFF decode without an error: the damage is only visible in the picture.
        if (!isSuspect)
            flash.Say(context, (stored.ForSale ? T["Upload.PublishedForSale"] : T["Upload.Published"]) + camera);
        var page = FormPost.At(isSuspect ? $"/pictures/{stored.PictureId}/check" : $"/pictures/{stored.PictureId}", stored.Position);
        return FormPost.WantsJson(context) ? Results.Json(new { location = page, stored.Sha256 }) : FormPost.SeeOther(context, page);
    }

    private static Problems Problem(string field, string sentence)
    {
        var problems = new Problems();
        problems.Add(field, sentence);
        return problems;
    }

    // The same answer as the framework's own check of other forms.
    private static IResult Outdated(HttpContext context)
    {
        OutdatedForms.Mark(context);
        return Results.StatusCode(StatusCodes.Status400BadRequest);
    }

    internal static IResult Refused(HttpContext context, UploadDraft draft, Problems problems, StoredUpload? earlier, TimeProvider clock)
    {
        var (field, sentence) = problems.First;
        if (FormPost.WantsJson(context))
        {
            var uploadId = earlier is { NewFile: true } ? Ids.New(clock) : null;
            return Results.Json(
                new { field, message = sentence, view = earlier?.View, edit = earlier?.Edit, uploadId },
                statusCode: StatusCodes.Status422UnprocessableEntity);
        }

        return new RazorComponentResult<Pages.UploadAgain>(new { Draft = draft, Problems = problems, Earlier = earlier })
        {
            StatusCode = StatusCodes.Status422UnprocessableEntity,
        };
    }
}
