using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Picasso.ServiceDefaults.Secrets;

/// <summary>
/// Removes secrets from the queries of requests. It runs before every other component, so neither the server's span nor its log lines, which are
/// written outside of every middleware, contain one. <see cref="SecretRestoring"/> gives the query back to the application.
/// </summary>
internal sealed class SecretHidingContextFactory(IServiceProvider services) : IHttpContextFactory
{
    private readonly DefaultHttpContextFactory _inner = new(services);

    public HttpContext Create(IFeatureCollection featureCollection)
    {
        // A connection reuses its features for the next request.
        if (featureCollection.Get<HiddenQuery>() is not null)
            featureCollection.Set<HiddenQuery>(null);
        if (featureCollection.Get<IHttpRequestFeature>() is { } request && SecretParameters.Hide(request.QueryString) is { } harmless)
        {
            featureCollection.Set(new HiddenQuery(request.QueryString));
            request.QueryString = harmless;
            if (request.RawTarget.IndexOf('?', StringComparison.Ordinal) is >= 0 and var at)
                request.RawTarget = request.RawTarget[..at] + harmless;
        }

        return _inner.Create(featureCollection);
    }

    public void Dispose(HttpContext httpContext) => _inner.Dispose(httpContext);
}

/// <summary>The original query.</summary>
/// <param name="Query">With its question mark.</param>
internal sealed record HiddenQuery(string Query);
