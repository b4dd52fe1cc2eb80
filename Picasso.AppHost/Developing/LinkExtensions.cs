using Picasso.AppHost.Engines;

namespace Picasso.AppHost.Developing;

/// <summary>
/// The links of the dashboard, by name. Addresses of gRPC and of the engines' protocols are no links, because browsers do not support them.
/// </summary>
internal static class LinkExtensions
{
    /// <summary>The site, its operator pages, its mail box where mail is captured, and its health.</summary>
    public static IResourceBuilder<ProjectResource> WithSiteLinks(this IResourceBuilder<ProjectResource> web)
    {
        var keepsMail = web.ApplicationBuilder.Embeds(GivenEngines.Mail);
        return web.WithUrls(context =>
        {
            if (Take(context, ServiceExtensions.Http) is not { } site)
                return;
            context.Urls.Add(Link(site, "", "Marketplace"));
            if (keepsMail)
                context.Urls.Add(Link(site, "/mailbox", "Mail"));
            context.Urls.Add(Link(site, "/operations", "Operations"));
            context.Urls.Add(Link(site, "/health", "Health"));
        });
    }

    /// <summary>The health of a service.</summary>
    public static IResourceBuilder<ProjectResource> WithServiceLinks(this IResourceBuilder<ProjectResource> service) => service.WithUrls(context =>
    {
        Take(context, ServiceExtensions.Http);
        if (Take(context, ServiceExtensions.Probe) is { } probe)
            context.Urls.Add(Link(probe, "/health", "Health"));
    });

    /// <summary>The pages of a container, at one of its endpoints; its other addresses are shown in the details only.</summary>
    /// <param name="container">The container.</param>
    /// <param name="endpoint">The endpoint of the pages.</param>
    /// <param name="text">The link's text.</param>
    /// <param name="scheme">The scheme of the pages where the endpoint has another; null for its own.</param>
    public static IResourceBuilder<T> WithPages<T>(this IResourceBuilder<T> container, string endpoint, string text, string? scheme = null)
        where T : ContainerResource => container.WithUrls(context =>
        {
            var pages = Take(context, endpoint);
            foreach (var other in context.Urls)
                other.DisplayLocation = UrlDisplayLocation.DetailsOnly;
            if (pages is not null)
                context.Urls.Add(scheme is null ? Link(pages, "", text) : Link(pages, "", text).WithScheme(scheme));
        });

    /// <summary>A container without pages: its addresses are shown in the details only.</summary>
    public static IResourceBuilder<T> WithoutPages<T>(this IResourceBuilder<T> container)
        where T : ContainerResource => container.WithUrls(context =>
        {
            foreach (var url in context.Urls)
                url.DisplayLocation = UrlDisplayLocation.DetailsOnly;
        });

    // Removes the framework's link of an endpoint, and returns it.
    private static ResourceUrlAnnotation? Take(ResourceUrlsCallbackContext context, string endpoint)
    {
        var found = context.Urls.FirstOrDefault(url => url.Endpoint?.EndpointName == endpoint);
        context.Urls.RemoveAll(url => url.Endpoint?.EndpointName == endpoint);
        return found;
    }

    private static ResourceUrlAnnotation WithScheme(this ResourceUrlAnnotation link, string scheme)
    {
        link.Url = $"{scheme}{link.Url[link.Url.IndexOf("://", StringComparison.Ordinal)..]}";
        return link;
    }

    private static ResourceUrlAnnotation Link(ResourceUrlAnnotation root, string path, string text) =>
        new() { Url = root.Url.TrimEnd('/') + path, DisplayText = text, Endpoint = root.Endpoint };
}
