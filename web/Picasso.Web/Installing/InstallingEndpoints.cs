using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;

namespace Picasso.Web.Installing;

/// <summary>What lets a phone or a computer install the site: the manifest (W3C Application Manifest) and the service worker with the offline page.</summary>
internal static class InstallingEndpoints
{
    public const string ManifestPath = "/site.webmanifest";

    /// <summary>At the root: a worker controls the addresses below its own.</summary>
    public const string WorkerPath = "/service-worker.js";

    /// <summary>The page that the worker shows without a connection.</summary>
    public const string OfflinePath = "/offline";

    private static readonly JsonSerializerOptions s_members = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    private static readonly byte[] s_manifest = JsonSerializer.SerializeToUtf8Bytes(Manifest.OfSite, s_members);

    private static readonly byte[] s_worker = Read("service-worker.js");

    public static void MapInstalling(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(ManifestPath, (HttpContext context) => Answer(context, s_manifest, "application/manifest+json", "public, max-age=3600"));
        // A browser asks for a newer worker at each visit; an old one must not come from a cache between.
        routes.MapGet(WorkerPath, (HttpContext context) => Answer(context, s_worker, "text/javascript; charset=utf-8", "no-cache"));
    }

    private static IResult Answer(HttpContext context, byte[] content, string type, string caching)
    {
        context.Response.Headers[HeaderNames.CacheControl] = caching;
        return Results.Bytes(content, type);
    }

    private static byte[] Read(string name)
    {
        using var source = typeof(InstallingEndpoints).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not in the program.");
        using var content = new MemoryStream();
        source.CopyTo(content);
        return content.ToArray();
    }
}
