using System.Text.RegularExpressions;

namespace Picasso.Architecture.Tests.Rules;

/// <summary>Code that says of itself that it is not done, and errors that are swallowed without a word.</summary>
internal static partial class Unfinished
{
    public static IReadOnlyList<string> In(string file, string text) =>
        [.. Pattern().Matches(text).Select(match => $"{file}:{text.AsSpan(0, match.Index).Count('\n') + 1} {match.Value.Trim()}")];

    [GeneratedRegex(@"\b(?:TODO|FIXME|XXX|HACK)\b\s*:|\bNotImplementedException\s*\(|catch\s*(?:\([^)]*\))?\s*\{\s*\}")]
    private static partial Regex Pattern();
}
