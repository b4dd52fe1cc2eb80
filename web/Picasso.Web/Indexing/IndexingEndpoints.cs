using System.Text;
using System.Xml;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Picasso.Contracts;
using Picasso.Contracts.Pictures;
using Picasso.ServiceDefaults.PublicAddress;
using Picasso.Web.Hosting;
using Picasso.Web.Formatting;

namespace Picasso.Web.Indexing;

/// <summary>The files that search engines request first.</summary>
internal static class IndexingEndpoints
{
    private const int PageSize = 100;
    private const int MostPages = 20;
    private static readonly string[] s_pages = ["/", "/explore", "/about", .. SiteTexts.SiteText.Names.Select(name => $"/{name}")];

    public static void MapIndexing(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/robots.txt", Robots);
        routes.MapGet("/favicon.ico", Icon);
        // One answer for all clients: the query and the Host header neither create another cache entry nor cause work.
        routes.MapGet("/sitemap.xml", SitemapAsync).CacheOutput(policy => policy
            .Expire(TimeSpan.FromMinutes(10)).SetVaryByQuery([]).SetVaryByHost(false));
    }

    // Pages declare the icon as SVG; feed readers, share cards and older browsers request this address without reading a page.
    private static IResult Icon(HttpContext context)
    {
        context.Response.Headers.CacheControl = "public, max-age=86400";
        return Results.Stream(
            typeof(IndexingEndpoints).Assembly.GetManifestResourceStream("favicon.ico") ?? throw new InvalidOperationException("favicon.ico is not in the program."),
            "image/x-icon");
    }

    private static IResult Robots(PublicSite site) => Results.Text(
        $"""
         User-agent: *
         Disallow: /me/
         Disallow: /fragments/
         Disallow: /live
         Disallow: /mailbox
         Disallow: /downloads/

         Sitemap: {site.Absolute("/sitemap.xml")}

         """);

    private static async Task<IResult> SitemapAsync(PublicSite site, PictureQueries.PictureQueriesClient pictures, CancellationToken cancellationToken)
    {
        using var text = new MemoryStream();
        await using (var xml = XmlWriter.Create(text, new XmlWriterSettings { Async = true, Encoding = new UTF8Encoding(false) }))
        {
            await xml.WriteStartElementAsync(null, "urlset", "http://www.sitemaps.org/schemas/sitemap/0.9");
            foreach (var path in s_pages.Concat(Categories.All.Keys.Select(category => $"/explore?category={category}")))
                await WriteAsync(xml, site.Absolute(path), null);
            await foreach (var picture in LatestAsync(pictures, cancellationToken))
                await WriteAsync(xml, site.Absolute(PictureText.Path(picture)), TimeText.Iso(picture.UploadedAt));
            await xml.WriteEndElementAsync();
        }

        return Results.Bytes(text.ToArray(), "application/xml");
    }

    private static async IAsyncEnumerable<Picture> LatestAsync(
        PictureQueries.PictureQueriesClient pictures, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var request = new FeedRequest { PageSize = PageSize };
        for (var number = 0; number < MostPages; number++)
        {
            var page = await pictures.FeedAsync(request, cancellationToken: cancellationToken);
            foreach (var picture in page.Pictures)
                yield return picture;
            if (page.NextCursor.Length == 0)
                yield break;
            request.Cursor = page.NextCursor;
        }
    }

    private static async Task WriteAsync(XmlWriter xml, string address, string? changed)
    {
        await xml.WriteStartElementAsync(null, "url", null);
        await xml.WriteElementStringAsync(null, "loc", null, address);
        if (!string.IsNullOrEmpty(changed))
            await xml.WriteElementStringAsync(null, "lastmod", null, changed);
        await xml.WriteEndElementAsync();
    }
}
