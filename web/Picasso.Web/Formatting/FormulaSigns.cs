using System.Globalization;
using System.Text;

namespace Picasso.Web.Formatting;

/// <summary>
/// The characters at which spreadsheets start a formula, their variants of other widths, and the characters that programs skip before them.
/// </summary>
internal static class FormulaSigns
{
    // The compatibility forms of = + - @ (full width, small, superscript, subscript) and the minus sign.
    private const string Signs = "=+-@\uFF1D\uFF0B\uFF0D\uFF20\uFE66\uFE62\uFE63\uFE6B\u207C\u207A\u207B\u208C\u208A\u208B\uFB29\u2212";

    // Invisible characters in the category of letters: fillers of Hangul, the grapheme joiner, the empty Braille cell, variation selectors.
    private const string Blank = "\u115F\u1160\u3164\uFFA0\u034F\u2800\u17B4\u17B5\u180B\u180C\u180D\u180E";

    /// <summary>Whether a cell with this beginning would be interpreted as a formula.</summary>
    public static bool Begin(ReadOnlySpan<char> cell)
    {
        var first = true;
        foreach (var rune in cell.EnumerateRunes())
        {
            // A tab or a line break at the start of a cell is suspicious by itself: some programs skip it.
            if (first && rune.Value is '\t' or '\r' or '\n')
                return true;
            first = false;
            if (IsHidden(rune))
                continue;
            return rune.IsBmp && Signs.Contains((char)rune.Value, StringComparison.Ordinal);
        }

        return false;
    }

    private static bool IsHidden(Rune rune) =>
        Rune.IsWhiteSpace(rune)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.OtherNotAssigned
            or UnicodeCategory.PrivateUse or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.SpaceSeparator
        || (rune.IsBmp && Blank.Contains((char)rune.Value, StringComparison.Ordinal))
        || rune == Rune.ReplacementChar || rune.Value is '"' or '\'' or '`';
}
