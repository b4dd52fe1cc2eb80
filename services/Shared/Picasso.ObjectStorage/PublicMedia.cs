using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;

namespace Picasso.ObjectStorage;

/// <summary>Serves <see cref="Bucket.Public"/>, and no other bucket, to anyone.</summary>
public static class PublicMedia
{
    /// <summary>Its path.</summary>
    public const string Path = "/media";

    internal const string CacheControl = "public, max-age=31536000, immutable";

    /// <summary>
    /// Maps <c>/media/{key}</c> (GET and HEAD, with ranges and validators). Maps nothing when public objects are served elsewhere, or when the
    /// process has no store.
    /// </summary>
    public static IEndpointRouteBuilder MapPublicMedia(this IEndpointRouteBuilder app)
    {
        if (app.ServiceProvider.GetService<IObjectStore>() is { } store && store.PublicUrl("a").StartsWith(Path, StringComparison.Ordinal))
            app.MapMethods(
                    Path + "/{**key}", [HttpMethods.Get, HttpMethods.Head],
                    (string? key, HttpResponse response, CancellationToken cancellationToken) =>
                        ServeAsync(store, key, response, cancellationToken))
                .AllowAnonymous()
                .WithName("public-media");
        return app;
    }

    private static async Task<IResult> ServeAsync(
        IObjectStore store, string? key, HttpResponse response, CancellationToken cancellationToken)
    {
        if (!ObjectKey.IsKey(key) || await store.FindAsync(Bucket.Public, key, cancellationToken) is not { } found)
            return Results.NotFound();

        response.Headers.CacheControl = CacheControl;
        response.Headers.XContentTypeOptions = "nosniff";
        // A browser that opens an object directly executes nothing in it.
        response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; sandbox";
        return Results.Stream(
            store.ReadSeekable(Bucket.Public, key, found.Size),
            found.MediaType,
            lastModified: found.StoredAt,
            entityTag: new EntityTagHeaderValue($"\"{found.Size:x}-{found.StoredAt.UtcTicks:x}\""),
            enableRangeProcessing: true);
    }
}
