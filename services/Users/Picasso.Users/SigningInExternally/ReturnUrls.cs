namespace Picasso.Users.SigningInExternally;

/// <summary>Restricts return addresses to pages of this site.</summary>
internal static class ReturnUrls
{
    /// <summary>The address when it is a path on this site, otherwise the front page.</summary>
    public static string LocalOrHome(string? url) => IsLocal(url) ? url! : "/";

    /// <summary>A path on this site.</summary>
    public static bool IsLocal(string? url) =>
        url is ['/', ..] and not ['/', '/' or '\\', ..] && url.Length <= 2000 && !url.Any(character => char.IsControl(character) || character == '\\');
}
