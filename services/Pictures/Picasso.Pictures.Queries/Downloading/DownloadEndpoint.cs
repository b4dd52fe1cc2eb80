using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Picasso.Kernel;
using Picasso.ServiceDefaults.Authentication;

namespace Picasso.Pictures.Queries.Downloading;

/// <summary>
/// Serves originals to their owners. The address names the picture and is no secret: access requires the owner's token, so an address in a log, a
/// trace or a browser's history is useless. docs/decisions/0026.
/// </summary>
internal static class DownloadEndpoint
{
    private const string Path = "/downloads";

    /// <summary>The address of an original.</summary>
    public static string AddressOf(PictureId pictureId) => $"{Path}/{pictureId}";

    public static void Map(IEndpointRouteBuilder app) => app
        .MapMethods($"{Path}/{{pictureId}}", [HttpMethods.Get, HttpMethods.Head],
            (string pictureId, Downloads downloads, HttpContext context) =>
            {
                Protect(context.Response.Headers);
                return downloads.OpenAsync(
                    pictureId, context.User.ToCaller()!, HttpMethods.IsGet(context.Request.Method), context.RequestAborted);
            })
        .RequireAuthorization()
        .WithName("download-original");

    // The answer is not cached, no browser executes its content, and no other site's page embeds it.
    private static void Protect(IHeaderDictionary headers)
    {
        headers.CacheControl = "private, no-store";
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
    }
}
