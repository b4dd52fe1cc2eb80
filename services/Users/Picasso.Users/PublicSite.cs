namespace Picasso.Users;

/// <summary>
/// Where people reach the site: configuration <c>Picasso:PublicUrl</c>. Links in mail and redirect addresses are built on it,
/// never on the Host header, which whoever sends the request chooses.
/// </summary>
internal sealed class PublicSite
{
    public const string Section = "Picasso";

    /// <summary>Absolute address of the site's root.</summary>
    public Uri? PublicUrl { get; set; }

    /// <summary>Whether it is an absolute http(s) address.</summary>
    public bool IsValid => PublicUrl is { IsAbsoluteUri: true, Scheme: "http" or "https" };

    /// <summary>The site's root.</summary>
    public Uri Root => new(PublicUrl!, "/");

    /// <summary>The page that uses up the token.</summary>
    public Uri Link(string page, string token) => new(Root, $"/{page}?token={Uri.EscapeDataString(token)}");
}
