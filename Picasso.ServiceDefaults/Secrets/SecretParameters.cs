using System.Collections.Frozen;

namespace Picasso.ServiceDefaults.Secrets;

/// <summary>The query parameters that authorize an action by themselves: mailed links, one-time links, the end of an external sign-in.</summary>
internal static class SecretParameters
{
    /// <summary>Replaces their values wherever an address is written down.</summary>
    public const string Hidden = "hidden";

    private static readonly FrozenSet<string> s_names = new[]
    {
        "token", "code", "state", "secret", "key", "link", "invitation", "ticket", "grant", "signature",
        "access_token", "refresh_token", "id_token", "oauth_token", "oauth_verifier", "session_state",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The query with their values hidden; null when it holds none of them.</summary>
    /// <param name="query">With its question mark, or empty.</param>
    public static string? Hide(string query)
    {
        if (query.Length < 2)
            return null;
        var parts = query[1..].Split('&');
        var found = false;
        for (var index = 0; index < parts.Length; index++)
        {
            var (name, _) = Split(parts[index]);
            if (!s_names.Contains(Decode(name)))
                continue;
            parts[index] = $"{name}={Hidden}";
            found = true;
        }

        return found ? '?' + string.Join('&', parts) : null;
    }

    private static (string Name, string Value) Split(string part) =>
        part.IndexOf('=', StringComparison.Ordinal) is >= 0 and var at ? (part[..at], part[(at + 1)..]) : (part, "");

    private static string Decode(string name) => Uri.UnescapeDataString(name.Replace('+', ' '));
}
