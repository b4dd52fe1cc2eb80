using System.Text.RegularExpressions;
using Picasso.Kernel;

namespace Picasso.Users.PresentingWork;

/// <summary>Addresses of other sites that a profile may link to. Pure.</summary>
internal static partial class WebAddress
{
    private const int MaxLength = 200;
    private const string Scheme = "https://";
    private const int MaxHostLength = 253;

    private static readonly TextRule s_rule = new(MaxLength) { RefusesInvisible = true };

    /// <summary>
    /// The address in ASCII: a domain name in another script becomes its Punycode form, so that it cannot imitate the name of another site. Null for
    /// everything but an https address of a domain name on the usual port, without user and password.
    /// </summary>
    public static string? Parse(string typed)
    {
        if (s_rule.Apply(typed, out var text) is not null || !IsPlain(text) || !Uri.TryCreate(text, UriKind.Absolute, out var uri))
            return null;
        if (uri is not { HostNameType: UriHostNameType.Dns, IsDefaultPort: true, UserInfo: "" } || !IsPublicName(uri.IdnHost))
            return null;
        var ascii = new UriBuilder(uri) { Host = uri.IdnHost, Port = -1 }.Uri.AbsoluteUri;
        return ascii.Length <= MaxLength ? ascii : null;
    }

    // Browsers read a backslash as a slash, and drop line breaks and tabs. An @ before the path separates a user from the host.
    private static bool IsPlain(string text)
    {
        if (!text.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) || text.Contains('\\') || text.Any(char.IsWhiteSpace))
            return false;
        var end = text.IndexOfAny(['/', '?', '#'], Scheme.Length);
        return !text[Scheme.Length..(end < 0 ? text.Length : end)].Contains('@');
    }

    private static bool IsPublicName(string host) => host.Length <= MaxHostLength && PublicName().IsMatch(host);

    // At least two labels (RFC 1035, section 2.3.1); the last begins with a letter, because browsers read a numeric one as an IP address.
    [GeneratedRegex(@"\A(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?\z", RegexOptions.CultureInvariant)]
    private static partial Regex PublicName();
}
