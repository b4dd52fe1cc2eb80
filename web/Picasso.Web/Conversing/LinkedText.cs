using System.Text.RegularExpressions;

namespace Picasso.Web.Conversing;

/// <summary>A piece of a message.</summary>
/// <param name="Text">As it was written.</param>
/// <param name="Url">Where it leads; null for plain text.</param>
internal sealed record TextPiece(string Text, string? Url = null);

/// <summary>Finds the web addresses in what people write. Only http and https lead anywhere: an address of any other kind stays text.</summary>
internal static partial class LinkedText
{
    /// <summary>The pieces, which together are the text.</summary>
    public static IReadOnlyList<TextPiece> Split(string text)
    {
        var pieces = new List<TextPiece>();
        var from = 0;
        foreach (Match match in AddressPattern().Matches(text))
        {
            var address = match.Value.TrimEnd('.', ',', ';', ':', '!', '?', '\'', '"', '»', '”', '“');
            // A bracket that the sentence closes after the address does not belong to it.
            if (address.EndsWith(')') && address.Count(sign => sign == ')') > address.Count(sign => sign == '('))
                address = address[..^1];
            if (!Uri.TryCreate(address, UriKind.Absolute, out var url) || url.UserInfo.Length > 0)
                continue;
            if (match.Index > from)
                pieces.Add(new TextPiece(text[from..match.Index]));
            pieces.Add(new TextPiece(address, url.AbsoluteUri));
            from = match.Index + address.Length;
        }

        if (from < text.Length)
            pieces.Add(new TextPiece(text[from..]));
        return pieces;
    }

    [GeneratedRegex(@"\bhttps?://[^\s<>]+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AddressPattern();
}
