using System.Text.RegularExpressions;

namespace Picasso.Web.Galleries;

/// <summary>Parses typed tags: separated by commas, with spaces inside.</summary>
internal static partial class TagList
{
    /// <summary>"Golden hour, blue hour" becomes "golden-hour" and "blue-hour"; the service validates the tags.</summary>
    public static IEnumerable<string> Parse(string typed) =>
        Separators().Split(typed).Select(One).Where(tag => tag.Length > 0).Distinct();

    /// <summary>One tag, also for a search.</summary>
    public static string One(string typed) => Spaces().Replace(typed.Trim().TrimStart('#', '＃').Trim(), "-").ToLowerInvariant();

    // The commas and semicolons of other scripts, line breaks, and the hash sign.
    [GeneratedRegex(@"[,;\n\r\t\u060C\u061B\u3001\uFF0C\uFF1B]|\s(?=[#\uFF03])")]
    private static partial Regex Separators();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
