using System.Text.RegularExpressions;

namespace Picasso.Architecture.Tests.Rules;

/// <summary>What sections of a page name in code font: types, and files of the repository.</summary>
internal static partial class NamedInDocs
{
    /// <summary>Names that neither a type nor a file has.</summary>
    /// <param name="page">Markdown.</param>
    /// <param name="headings">The sections to read.</param>
    /// <param name="types">Simple names of types.</param>
    /// <param name="files">Paths, relative to the root.</param>
    public static IReadOnlyList<string> Missing(string page, IEnumerable<string> headings, IReadOnlySet<string> types, IReadOnlyCollection<string> files) =>
        [.. from heading in headings
            from name in NamesIn(Section(page, heading))
            where name.Contains('/', StringComparison.Ordinal) ? !files.Any(file => IsAt(file, name)) : TypeName().IsMatch(name) && !types.Contains(name)
            select $"{heading}: {name}"];

    private static IEnumerable<string> NamesIn(string text) => Code().Matches(text).Select(match => match.Groups[1].Value);

    /// <summary>A section with its heading.</summary>
    public static string Section(string page, string heading)
    {
        var start = page.IndexOf($"## {heading}\n", StringComparison.Ordinal);
        if (start < 0)
            throw new InvalidOperationException($"There is no section \"{heading}\".");
        var end = page.IndexOf("\n## ", start, StringComparison.Ordinal);
        return end < 0 ? page[start..] : page[start..end];
    }

    private static bool IsAt(string file, string name) => file == name || file.StartsWith(name.TrimEnd('/') + '/', StringComparison.Ordinal);

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Code();

    // What begins with a small letter is a value or a word of the wire.
    [GeneratedRegex("^[A-Z][A-Za-z0-9]+$")]
    private static partial Regex TypeName();
}
