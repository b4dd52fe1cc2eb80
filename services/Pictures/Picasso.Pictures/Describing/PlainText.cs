using System.Globalization;
using System.Text;
using Picasso.Kernel;

namespace Picasso.Pictures.Describing;

/// <summary>Converts typed text to its stored form; null when it is too long or contains invalid characters.</summary>
internal static class PlainText
{
    /// <summary>One line.</summary>
    public static string? Line(string typed, int maxLength) => Normalise(typed, maxLength, allowLines: false);

    /// <summary>Several lines, with tabs.</summary>
    public static string? Lines(string typed, int maxLength) => Normalise(typed, maxLength, allowLines: true);

    /// <summary>Whether it contains a visible character.</summary>
    public static bool IsVisible(string text) => text.EnumerateRunes().Any(rune =>
        Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Format or UnicodeCategory.NonSpacingMark
            or UnicodeCategory.EnclosingMark or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse)
        && !Rune.IsWhiteSpace(rune));

    public static bool IsLetterOrDigit(Rune rune) => Rune.IsLetterOrDigit(rune);

    public static bool IsMark(Rune rune) => Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static string? Normalise(string typed, int maxLength, bool allowLines)
    {
        // Checked first: a code point has at most two UTF-16 units, and composing reduces a text to at least a third.
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
        // Overrides and isolates reorder the adjacent text; replacement characters come from invalid text.
        (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) or 0xFFFD => true,
        _ => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator,
    };
}
