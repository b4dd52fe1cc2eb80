using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Picasso.Contracts.Pictures;
using Picasso.Kernel;
using Picasso.Localization;
using Picasso.ServiceDefaults.Grpc;
using Picasso.Web.Hosting;
using Picasso.Web.Languages.Texts;

namespace Picasso.Web.Uploading;

/// <summary>Makes a picture of a complete resumable upload: the upload form without its file.</summary>
internal static class PublishEndpoint
{
    private static IStringLocalizer T => Localized<SellingTexts>.Texts;

    public const string Path = "/upload/publish";

    public static void MapPublish(this IEndpointRouteBuilder routes)
    {
// Its form is bound as a whole, which is done at run time only.
#pragma warning disable RDG003
        routes.MapPost(Path, PostAsync);
#pragma warning restore RDG003
        routes.MapPublishMany();
        routes.MapDraftThumbnails();
        routes.MapPost(PendingDraft.ListPath + "/{id}/remove", RemoveAsync);
    }

    private static Task<IResult> RemoveAsync(HttpContext context, string id, [FromForm] string? returnUrl, ResumableUploads.ResumableUploadsClient uploads) =>
        FormPost.RunAsync(context, returnUrl, async () =>
        {
            await uploads.CancelAsync(new CancelUploadRequest { UploadId = id }, cancellationToken: context.RequestAborted);
            return new Acted();
        }, T["The draft and its file are gone."], PendingDraft.ListPath);

    private static async Task<IResult> PostAsync(
        HttpContext context, [FromForm] UploadForm? form, ResumableUploads.ResumableUploadsClient uploads, PictureQueries.PictureQueriesClient pictures,
        Flash flash, TimeProvider clock)
    {
        var draft = (form ?? new UploadForm()).ToDraft();
        var problems = new Problems();
        var header = draft.ToHeader(problems);
        StoredUpload? earlier = null;
        try
        {
            // A reader who leaves meanwhile does not stop it: asked again, it answers with the same picture.
            if (problems.None)
                return UploadEndpoint.Done(context, flash, await uploads.PublishAsync(header), draft);
        }
        catch (RpcException fault) when (fault.StatusCode == StatusCode.Unauthenticated && FormPost.WantsJson(context))
        {
            return Results.Json(new { signIn = LocalUrl.ToSignInAgain("/upload") }, statusCode: StatusCodes.Status401Unauthorized);
        }
        catch (RpcException fault) when (fault.ToDomainError() is { Reason: IdempotencyKey.Reused })
        {
            earlier = await StoredUpload.FindAsync(fault, draft, pictures, context.RequestAborted);
            problems.Add(earlier?.Message ?? ErrorMapping.SentenceOf(fault));
        }
        catch (RpcException fault)
        {
            problems.Add(fault, UploadCheck.Fields);
        }

        return form is { Draft: true } && !FormPost.WantsJson(context)
            ? new RazorComponentResult<Pages.DraftAgain>(new { Draft = draft, Problems = problems, Earlier = earlier }) { StatusCode = StatusCodes.Status422UnprocessableEntity }
            : UploadEndpoint.Refused(context, draft, problems, earlier, clock);
    }
}
