namespace Picasso.Web.Hosting;

/// <summary>Addresses that lead back into this site and nowhere else.</summary>
internal static class LocalUrl
{
    /// <summary>The address when it is local, else the fallback.</summary>
    public static string Or(string? url, string fallback) => IsLocal(url) ? url! : fallback;

    /// <summary>
    /// A path on this site: one leading slash, no second one, no backslash (browsers read it as a slash), nothing that a
    /// browser strips before it reads.
    /// </summary>
    public static bool IsLocal(string? url) =>
        url is ['/', ..] and not ['/', '/', ..] && url.Length <= 2048 && !url.Any(c => c == '\\' || char.IsControl(c));

    /// <summary>
    /// To the sign-in page, which stays put although a cookie says that somebody is signed in: a service has just said otherwise.
    /// </summary>
    public static string ToSignInAgain(string back) => With(With("/sign-in", "returnUrl", back), "again", "1");

    /// <summary>The address with one more query parameter.</summary>
    public static string With(string url, string name, string? value)
    {
        if (string.IsNullOrEmpty(value))
            return url;
        var (path, fragment) = url.IndexOf('#') is >= 0 and var at ? (url[..at], url[at..]) : (url, "");
        return $"{path}{(path.Contains('?') ? '&' : '?')}{name}={Uri.EscapeDataString(value)}{fragment}";
    }
}
