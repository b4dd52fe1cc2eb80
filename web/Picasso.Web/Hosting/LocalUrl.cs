using System.Text;

namespace Picasso.Web.Hosting;

/// <summary>Validates addresses that must be on this site.</summary>
internal static class LocalUrl
{
    private const string Hex = "0123456789ABCDEF";

    /// <summary>
    /// The address when it is local, otherwise the fallback. Other characters than ASCII are percent-encoded UTF-8 (RFC 3986), because a server
    /// rejects any other header value, after the preceding action was already done.
    /// </summary>
    public static string Or(string? url, string fallback) => IsLocal(url) ? ToAscii(url!) : fallback;

    /// <summary>The address with every character except visible ASCII percent-encoded; encoded parts stay unchanged.</summary>
    public static string ToAscii(string url)
    {
        if (url.All(IsVisibleAscii))
            return url;
        var encoded = new StringBuilder(url.Length * 2);
        // An unpaired surrogate is replaced by U+FFFD here.
        foreach (var octet in Encoding.UTF8.GetBytes(url))
        {
            if (IsVisibleAscii((char)octet))
                encoded.Append((char)octet);
            else
                encoded.Append('%').Append(Hex[octet >> 4]).Append(Hex[octet & 15]);
        }

        return encoded.ToString();
    }

    private static bool IsVisibleAscii(char sign) => sign is > ' ' and < '\x7f';

    /// <summary>
    /// A path on this site: one leading slash, no second one, no backslash (browsers treat it as a slash), no character that browsers strip.
    /// </summary>
    public static bool IsLocal(string? url) =>
        url is ['/', ..] and not ['/', '/', ..] && url.Length <= 2048 && !url.Any(c => c == '\\' || char.IsControl(c));

    /// <summary>
    /// The address of the sign-in page, which does not redirect although the cookie is signed in: a service has just rejected the session.
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
