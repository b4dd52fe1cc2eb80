using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Picasso.Browser.Tests;

/// <summary>A page that the site maps: a page that is added later is in the list by itself.</summary>
/// <param name="Route">Such as "/pictures/{Id}".</param>
/// <param name="NeedsAccount">Whether one must be signed in.</param>
/// <param name="NeedsOperator">Whether only operators see it.</param>
public sealed record SitePage(string Route, bool NeedsAccount, bool NeedsOperator)
{
    // The framework's own endpoint for what no page answers.
    private const string Unanswered = "{*path";

    /// <summary>Every page among a program's endpoints.</summary>
    public static IReadOnlyList<SitePage> Of(IServiceProvider services) =>
    [
        .. services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<ComponentTypeMetadata>() is not null)
            .Where(endpoint => endpoint.RoutePattern.RawText?.Contains(Unanswered, StringComparison.Ordinal) != true)
            .Select(Of).DistinctBy(page => page.Route).OrderBy(page => page.Route, StringComparer.Ordinal),
    ];

    private static SitePage Of(RouteEndpoint endpoint)
    {
        var needs = endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>();
        return new($"/{endpoint.RoutePattern.RawText!.TrimStart('/')}", needs.Count > 0, needs.Any(one => one.Roles is not null));
    }
}
