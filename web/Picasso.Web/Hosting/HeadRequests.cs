using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Picasso.Web.Hosting;

/// <summary>
/// HEAD is answered wherever GET is (RFC 9110, section 9.3.2): link checkers, share cards and monitors use it. The server omits the body by itself.
/// </summary>
internal static class HeadRequests
{
    /// <summary>Makes the GET endpoints among these also answer HEAD.</summary>
    public static TBuilder AnswersHead<TBuilder>(this TBuilder endpoints) where TBuilder : IEndpointConventionBuilder
    {
        endpoints.Add(endpoint =>
        {
            for (var i = 0; i < endpoint.Metadata.Count; i++)
            {
                if (endpoint.Metadata[i] is IHttpMethodMetadata { HttpMethods: { } methods } && methods.Contains(HttpMethods.Get)
                    && !methods.Contains(HttpMethods.Head))
                    endpoint.Metadata[i] = new HttpMethodMetadata([.. methods, HttpMethods.Head]);
            }
        });
        return endpoints;
    }
}
