using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;

namespace Picasso.Web.Hosting;

/// <summary>The address under which the world knows this site: never taken from a request.</summary>
internal sealed class PublicSite
{
    /// <summary>Configuration key of the public address.</summary>
    public const string Key = "Picasso:PublicUrl";

    private readonly Uri _root;

    public PublicSite(IConfiguration configuration)
    {
        var text = configuration[Key] ?? "http://localhost:5000";
        if (!Uri.TryCreate(text.TrimEnd('/') + "/", UriKind.Absolute, out var root) || root.Scheme is not ("http" or "https"))
            throw new InvalidOperationException($"{Key} is not an http(s) address.");
        _root = root;
    }

    /// <summary>Whether people reach the site over TLS, also when a proxy in front of it ends that.</summary>
    public bool IsHttps => _root.Scheme == Uri.UriSchemeHttps;

    /// <summary>
    /// Requests of a site that is reached over TLS are such requests, also when a proxy ends it: cookies become Secure, and addresses right,
    /// without trusting a header.
    /// </summary>
    public void UseScheme(WebApplication app)
    {
        if (!IsHttps)
            return;
        app.Use((context, next) =>
        {
            context.Request.Scheme = Uri.UriSchemeHttps;
            return next(context);
        });
    }

    /// <summary>The absolute address of a path on this site; an address that is absolute already stays as it is.</summary>
    public string Absolute(string pathOrUrl) => new Uri(_root, pathOrUrl).AbsoluteUri;
}
