using System.Text.RegularExpressions;

namespace Picasso.Web.Galleries;

/// <summary>Tags as people type them: with commas between, and spaces within.</summary>
internal static partial class TagList
{
    /// <summary>"Golden hour, blue hour" is "golden-hour" and "blue-hour"; what a tag may hold, the service says.</summary>
    public static IEnumerable<string> Parse(string typed) =>
        Separators().Split(typed).Select(One).Where(tag => tag.Length > 0).Distinct();

    /// <summary>One tag, also one that somebody looks for.</summary>
    public static string One(string typed) => Spaces().Replace(typed.Trim().TrimStart('#', '＃').Trim(), "-").ToLowerInvariant();

    // The commas and semicolons of other scripts too; line breaks; and the sign that begins a tag elsewhere.
    [GeneratedRegex(@"[,;\n\r\t\u060C\u061B\u3001\uFF0C\uFF1B]|\s(?=[#\uFF03])")]
    private static partial Regex Separators();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
