using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Picasso.Pictures.Queries.Downloading;

/// <summary>Serves originals to whoever shows a ticket: the ticket is the authority, so the endpoint is anonymous.</summary>
internal static class DownloadEndpoint
{
    public const string Path = "/downloads";

    public static void Map(IEndpointRouteBuilder app) => app
        .MapMethods($"{Path}/{{grant}}", [HttpMethods.Get, HttpMethods.Head],
            (string grant, Downloads downloads, HttpContext context) =>
            {
                Protect(context.Response.Headers);
                return downloads.OpenAsync(grant, HttpMethods.IsGet(context.Request.Method), context.RequestAborted);
            })
        .AllowAnonymous()
        .WithName("download-original");

    // Nobody in between keeps an original, and no browser runs what might be hidden in one.
    private static void Protect(IHeaderDictionary headers)
    {
        headers.CacheControl = "private, no-store";
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        headers["Referrer-Policy"] = "no-referrer";
    }
}
