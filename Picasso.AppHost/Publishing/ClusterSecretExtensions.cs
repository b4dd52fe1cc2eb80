using System.Text.RegularExpressions;
using Aspire.Hosting.Kubernetes.Resources;

namespace Picasso.AppHost.Publishing;

/// <summary>Secrets of a chart, of any characters.</summary>
internal static partial class ClusterSecretExtensions
{
    /// <summary>
    /// Makes Helm write each value in base64. The publisher puts the text itself between quotation marks; a quotation mark or a backslash then
    /// changes the text or makes the YAML invalid.
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
