using System.Text;

namespace Picasso.Web.Uploading;

/// <summary>The pairs of an Upload-Metadata header: each a key, and optionally a space and a value in base64, separated by commas.</summary>
internal static class TusMetadata
{
    private const int MostLetters = 8_192;
    private const int MostPairs = 16;

    /// <summary>The values by key; null when the header is invalid.</summary>
    public static IReadOnlyDictionary<string, string>? Parse(string header)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        if (header.Length == 0)
            return values;
        if (header.Length > MostLetters)
            return null;
        foreach (var pair in header.Split(','))
        {
            if (pair.Trim().Split(' ') is not [{ Length: > 0 } key, .. { Length: <= 1 } rest] || !key.All(letter => letter is > ' ' and <= '~')
                || Decode(rest is [var base64] ? base64 : "") is not { } value || values.Count == MostPairs || !values.TryAdd(key, value))
                return null;
        }

        return values;
    }

    // Invalid UTF-8 becomes replacement characters: a value is shown as text, and is no name of a file here.
    private static string? Decode(string base64)
    {
        var bytes = new byte[base64.Length];
        return Convert.TryFromBase64String(base64, bytes, out var length) ? Encoding.UTF8.GetString(bytes, 0, length) : null;
    }
}
