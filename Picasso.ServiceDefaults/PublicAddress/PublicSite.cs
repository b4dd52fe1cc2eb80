using Picasso.OptionsValidation;

namespace Picasso.ServiceDefaults.PublicAddress;

/// <summary>
/// The public address of the site: configuration <c>Picasso:PublicUrl</c>. Links in mails, return addresses given to providers and canonical
/// addresses are built on it, never on the Host header, which the sender of a request chooses.
/// </summary>
public sealed class PublicSite : IValidatedOptions
{
    /// <summary>Configuration section.</summary>
    public const string Section = "Picasso";

    /// <summary>The whole configuration key.</summary>
    public const string Key = $"{Section}:{nameof(PublicUrl)}";

    /// <summary>Absolute http(s) address of the site's root, without path, query or user.</summary>
    public string? PublicUrl { get; set; }

    /// <summary>Whether the address can be used.</summary>
    public bool IsValid => Uri.TryCreate(PublicUrl, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
        && address.PathAndQuery == "/" && address.Fragment.Length == 0 && address.UserInfo.Length == 0;

    /// <summary>The site's root.</summary>
    public Uri Root => new(PublicUrl!, UriKind.Absolute);

    /// <summary>Whether the site is public over TLS, also when a proxy terminates TLS.</summary>
    public bool IsHttps => Root.Scheme == Uri.UriSchemeHttps;

    /// <summary>The absolute address of a path on this site; an absolute address stays unchanged.</summary>
    public string Absolute(string pathOrUrl) => new Uri(Root, pathOrUrl).AbsoluteUri;

    /// <summary>A page of the site that consumes a token.</summary>
    public Uri Link(string page, string token) => new(Root, $"/{page}?token={Uri.EscapeDataString(token)}");

    /// <inheritdoc />
    public void Check(OptionsRules rules) => rules
        .Require(IsValid, nameof(PublicUrl), "the address under which people reach the site, such as https://picasso.example, without a path");
}
