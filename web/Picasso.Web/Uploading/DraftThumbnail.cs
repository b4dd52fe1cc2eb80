using System.Globalization;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;
using Picasso.Contracts.Pictures;
using Picasso.Web.Hosting;

namespace Picasso.Web.Uploading;

/// <summary>The thumbnail of a draft, for its owner. It has no watermark: the owner is asked for each time, and only the owner's browser keeps it.</summary>
internal static class DraftThumbnail
{
    private const int RetryAfterSeconds = 5;

    public static void MapDraftThumbnails(this IEndpointRouteBuilder routes) => routes.MapGet(PendingDraft.ListPath + "/{id}/thumbnail", GetAsync);

    private static async Task<IResult> GetAsync(HttpContext context, string id, ResumableUploads.ResumableUploadsClient uploads)
    {
        var headers = context.Response.Headers;
        try
        {
            var thumbnail = await uploads.GetThumbnailAsync(new GetThumbnailRequest { UploadId = id }, cancellationToken: context.RequestAborted);
            headers.CacheControl = "private, no-cache";
            headers["Cross-Origin-Resource-Policy"] = "same-origin";
            return Results.Bytes(thumbnail.Image.ToByteArray(), "image/webp", entityTag: new EntityTagHeaderValue($"\"{id}\""));
        }
        catch (RpcException fault) when (ErrorMapping.IsAnswer(fault))
        {
            headers.CacheControl = "private, no-store";
            if (fault.StatusCode is StatusCode.ResourceExhausted or StatusCode.Unavailable)
                headers.RetryAfter = RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);
            return Results.StatusCode(ErrorMapping.StatusOf(fault));
        }
    }
}
