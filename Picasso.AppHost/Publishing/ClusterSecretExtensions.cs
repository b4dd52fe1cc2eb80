using System.Text.RegularExpressions;
using Aspire.Hosting.Kubernetes.Resources;

namespace Picasso.AppHost.Publishing;

/// <summary>Secrets of a chart, of any characters.</summary>
internal static partial class ClusterSecretExtensions
{
    /// <summary>
    /// Has Helm write each value in base64. The publisher has it put the text itself between quotation marks, where one with a quotation mark or a
    /// backslash is another text, or no YAML any more.
    /// </summary>
    public static void EncodeValues(this Secret secret)
    {
        foreach (var (name, value) in secret.StringData.ToList())
        {
            if (Whole().Match(value) is not { Success: true } match)
                continue;
            secret.StringData.Remove(name);
            secret.Data[name] = $"{{{{ {match.Groups[1].Value} | toString | b64enc }}}}";
        }
    }

    [GeneratedRegex(@"\A\{\{\s*(\.Values\.[A-Za-z0-9_.]+)\s*\}\}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Whole();
}
