namespace Picasso.Web.Installing;

/// <summary>The members of an application manifest that the site has; names are written in snake case, as the standard has them.</summary>
internal sealed record Manifest(
    string Id, string Name, string ShortName, string Description, string Lang, string StartUrl, string Scope, string Display, string BackgroundColor,
    string ThemeColor, IReadOnlyList<ManifestIcon> Icons, IReadOnlyList<ManifestShortcut> Shortcuts)
{
    private const string Assets = "/_content/Picasso.Web/";

    // The colours are those of the light theme: a manifest has only one.
    public static Manifest OfSite { get; } = new(
        "/", "Picasso", "Picasso", "Original pictures, sold once, with the copyright.", "en", "/", "/", "standalone", "#faf9f6", "#faf9f6",
        [
            new(Assets + "icon-192.png", "192x192", "image/png"), new(Assets + "icon-512.png", "512x512", "image/png"),
            new(Assets + "icon-maskable-512.png", "512x512", "image/png", "maskable"), new(Assets + "mark.svg", "any", "image/svg+xml"),
        ],
        [new("Explore pictures", "/explore"), new("Upload a picture", "/upload"), new("My pictures", "/me/studio/pictures")]);
}

/// <summary>An icon; <paramref name="Sizes"/> in pixels, such as "192x192", or "any".</summary>
internal sealed record ManifestIcon(string Src, string Sizes, string Type, string? Purpose = null);

/// <summary>An entry of the installed site's menu.</summary>
internal sealed record ManifestShortcut(string Name, string Url);
