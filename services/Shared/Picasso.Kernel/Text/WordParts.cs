using System.Globalization;
using System.Text;

namespace Picasso.Kernel;

/// <summary>Which characters make up words, in every script.</summary>
public static class WordParts
{
    /// <summary>Whether a character belongs to a word: a letter, a digit, or a mark of one (vowel signs, accents, tone marks).</summary>
    public static bool IsPartOfWord(Rune rune) => Rune.IsLetterOrDigit(rune) || IsMark(rune);

    /// <summary>Whether a character is a mark, which has a meaning only after a letter or digit.</summary>
    public static bool IsMark(Rune rune) => Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark && !IsVariationSelector(rune);

    /// <summary>
    /// The words of a text joined by hyphens: a run of any other characters becomes one hyphen. Characters that only control joining or order are
    /// removed.
    /// </summary>
    public static string Hyphenate(string text)
    {
        var words = new StringBuilder(text.Length);
        foreach (var rune in UnicodeText.ToNfc(text).EnumerateRunes())
        {
            var startsWord = words is [] or [.., '-'];
            if (Rune.IsLetterOrDigit(rune) || (IsMark(rune) && !startsWord))
                words.Append(rune.ToString());
            else if (!startsWord && !IsMark(rune) && !IsInvisible(rune))
                words.Append('-');
        }

        return words.ToString().Trim('-');
    }

    private static bool IsInvisible(Rune rune) => Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format || IsVariationSelector(rune);

    private static bool IsVariationSelector(Rune rune) => rune.Value is (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF);
}
