using System.Text.RegularExpressions;

namespace Picasso.Imaging.Worker.Exif;

/// <summary>Values in the text that libvips makes of an EXIF tag: "value (value as words, type, number of components, bytes)".</summary>
internal static partial class ExifText
{
    /// <summary>The value of a tag of text, or the first of a tag of numbers ("10/2500", "400"); empty when that is uncertain.</summary>
    public static string ValueOf(string shown)
    {
        var end = Ends().Match(shown);
        if (!end.Success)
            return "";
        var both = shown[..end.Index];
        return end.Groups["type"].Value == "ASCII" ? Text(both) : both.Split(' ', 2)[0];
    }

    // The text may itself have parentheses: where it ends is known only when it stands there twice.
    private static string Text(string both)
    {
        for (var at = both.IndexOf(" (", StringComparison.Ordinal); at >= 0; at = both.IndexOf(" (", at + 1, StringComparison.Ordinal))
        {
            if (both[..at].Trim() is var value && value == both[(at + 2)..].Trim())
                return value;
        }

        return "";
    }

    [GeneratedRegex(@", (?<type>[A-Za-z ]+), [0-9]+ components?, [0-9]+ bytes\)\z")]
    private static partial Regex Ends();
}
