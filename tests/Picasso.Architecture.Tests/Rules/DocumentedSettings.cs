using System.Text.RegularExpressions;

namespace Picasso.Architecture.Tests.Rules;

/// <summary>The settings that the first columns of a page's tables name.</summary>
internal static partial class DocumentedSettings
{
    /// <summary>The keys in their order; those of a platform too.</summary>
    public static IEnumerable<string> In(string page) => page.Split('\n').SelectMany(KeysOf);

    // "| `Picasso:Mail:Smtp:Host`, `:Port` | …" speaks of Picasso:Mail:Smtp:Host and of Picasso:Mail:Smtp:Port.
    private static IEnumerable<string> KeysOf(string line)
    {
        if (!line.StartsWith("| `", StringComparison.Ordinal))
            yield break;
        var section = "";
        foreach (var key in Quoted().Matches(line.Split('|')[1]).Select(match => match.Groups[1].Value))
        {
            if (key.StartsWith(':'))
            {
                yield return section + key;
                continue;
            }

            yield return key;
            section = key.Contains(':', StringComparison.Ordinal) ? key[..key.LastIndexOf(':')] : "";
        }
    }

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Quoted();
}
