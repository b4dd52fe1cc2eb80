using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components;

namespace Picasso.Web.Caching;

/// <summary>
/// Pages without an interactive part get no state for one: the framework would write it, encrypted anew at each time, so that no two answers were equal.
/// </summary>
internal static class StaticPages
{
    // Internal to the framework. With an empty list it writes no state, and an interactive part of such a page fails.
    private const string RenderModes = "ConfiguredRenderModesMetadata";

    /// <summary>Applies to <see cref="PublicPageAttribute"/> pages among these endpoints.</summary>
    public static TBuilder KeepPublicPagesStatic<TBuilder>(this TBuilder endpoints) where TBuilder : IEndpointConventionBuilder
    {
        endpoints.Add(endpoint =>
        {
            if (!endpoint.Metadata.OfType<PublicPageAttribute>().Any())
                return;
            for (var i = 0; i < endpoint.Metadata.Count; i++)
            {
                if (endpoint.Metadata[i].GetType() is { Name: RenderModes } modes)
                    endpoint.Metadata[i] = Activator.CreateInstance(modes, [Array.Empty<IComponentRenderMode>()])!;
            }
        });
        return endpoints;
    }
}
