using System.Globalization;
using System.Text;
using Picasso.Kernel;

namespace Picasso.Pictures.Describing;

/// <summary>Typed text brought into its stored form; null when it is too long or holds what no text holds.</summary>
internal static class PlainText
{
    /// <summary>One line.</summary>
    public static string? Line(string typed, int maxLength) => Normalise(typed, maxLength, allowLines: false);

    /// <summary>Several lines, with tabulators.</summary>
    public static string? Lines(string typed, int maxLength) => Normalise(typed, maxLength, allowLines: true);

    /// <summary>Whether there is anything to see.</summary>
    public static bool IsVisible(string text) => text.EnumerateRunes().Any(rune =>
        Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Format or UnicodeCategory.NonSpacingMark
            or UnicodeCategory.EnclosingMark or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse)
        && !Rune.IsWhiteSpace(rune));

    public static bool IsLetterOrDigit(Rune rune) => Rune.IsLetterOrDigit(rune);

    public static bool IsMark(Rune rune) => Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static string? Normalise(string typed, int maxLength, bool allowLines)
    {
        // Before anything else looks at it: a code point is at most two UTF-16 units, and composing at most thirds a text.
        if (typed.Length > maxLength * 8)
            return null;
        var text = (allowLines ? typed.ReplaceLineEndings("\n") : typed).Trim();
        if (text.EnumerateRunes().Any(rune => IsForbidden(rune, allowLines)))
            return null;
        text = UnicodeText.ToNfc(text);
        return text.EnumerateRunes().Count() <= maxLength ? text : null;
    }

    private static bool IsForbidden(Rune rune, bool allowLines) => rune.Value switch
    {
        '\n' or '\t' => !allowLines,
        // Overrides and isolates turn the text around them; replacement characters stand for what was not text at all.
        (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) or 0xFFFD => true,
        _ => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator,
    };
}
