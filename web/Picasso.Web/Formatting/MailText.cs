using System.Text.RegularExpressions;

namespace Picasso.Web.Formatting;

/// <summary>Plain text of a mail, in parts that are links and parts that are not.</summary>
internal static partial class MailText
{
    public static IEnumerable<(string Text, string? Link)> Parts(string text)
    {
        var from = 0;
        foreach (Match link in Links().Matches(text))
        {
            yield return (text[from..link.Index], null);
            yield return (link.Value, link.Value);
            from = link.Index + link.Length;
        }

        yield return (text[from..], null);
    }

    [GeneratedRegex(@"https?://[^\s<>""]+[^\s<>"".,;:!?)]", RegexOptions.CultureInvariant)]
    private static partial Regex Links();
}
