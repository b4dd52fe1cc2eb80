using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;

namespace Picasso.Web.Tests;

/// <summary>What a program answers to GET, with ids filled in.</summary>
internal static class Routes
{
    // The same for all: what search engines and installers ask for, and the framework's own files. "/live" does not end.
    private static readonly string[] s_forAll = ["/robots.txt", "/favicon.ico", "/sitemap.xml", "/site.webmanifest", "/service-worker.js", "/live"];
    private static readonly string[] s_frameworks = ["/_framework", "/_blazor", "/_content", "/media"];

    /// <summary>The addresses that may answer something of one person.</summary>
    public static IReadOnlyList<string> Addresses(IServiceProvider services, string pictureId, string userId) =>
    [
        .. services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is null)
            .Where(endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>() is not { } methods || methods.HttpMethods.Contains("GET"))
            .Select(endpoint => $"/{endpoint.RoutePattern.RawText!.TrimStart('/')}")
            .Where(route => !s_forAll.Contains(route) && !s_frameworks.Any(part => route.StartsWith(part, StringComparison.Ordinal)))
            .Select(route => Fill(route, pictureId, userId)).Distinct(),
    ];

    private static string Fill(string route, string pictureId, string userId) => string.Join('/', route.Split('/').Select(part => part switch
    {
        ['{', '*', ..] => "nowhere",
        ['{', ..] => route.StartsWith("/people/", StringComparison.Ordinal) || route.Contains("/people/", StringComparison.Ordinal) ? userId : pictureId,
        _ => part,
    }));
}
