using System.Text;

namespace Picasso.Web.Hosting;

/// <summary>Addresses that lead back into this site and nowhere else.</summary>
internal static class LocalUrl
{
    private const string Hex = "0123456789ABCDEF";

    /// <summary>
    /// The address when it is local, else the fallback. In the form that a header may carry: what is not ASCII stands there as UTF-8 with
    /// percent signs (RFC 3986), because a server refuses to write anything else, after the act that came before was done.
    /// </summary>
    public static string Or(string? url, string fallback) => IsLocal(url) ? ToAscii(url!) : fallback;

    /// <summary>The address with everything that is no visible ASCII character percent-encoded; what was encoded already stays.</summary>
    public static string ToAscii(string url)
    {
        if (url.All(IsVisibleAscii))
            return url;
        var encoded = new StringBuilder(url.Length * 2);
        // A half of a surrogate pair becomes U+FFFD here.
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
