using System.Globalization;
using System.Text;

namespace Picasso.Pictures.Queries.Searching.Words;

/// <summary>How a character takes part in words.</summary>
internal enum WordScript
{
    /// <summary>It separates words.</summary>
    Separator,

    /// <summary>It shows nothing and is omitted: direction marks, joiners, soft hyphens, vowel points.</summary>
    Ignored,

    /// <summary>Of a script with spaces between its words.</summary>
    Spaced,

    /// <summary>Of a script without spaces: its texts are indexed by pairs of characters.</summary>
    Unspaced,
}

/// <summary>Assigns characters to scripts. Pure.</summary>
internal static class WordScripts
{
    public static WordScript Of(Rune rune)
    {
        if (IsUnspaced(rune.Value))
            return WordScript.Unspaced;
        if (IsVowelPoint(rune.Value))
            return WordScript.Ignored;
        return Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter
                or UnicodeCategory.OtherLetter or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
                or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber => WordScript.Spaced,
            UnicodeCategory.Format => WordScript.Ignored,
            _ => WordScript.Separator,
        };
    }

    // Thai, Lao, Tibetan, Myanmar, Khmer, kana, Bopomofo, Hangul, Han and its extensions.
    private static bool IsUnspaced(int value) => value is
        (>= 0x0E01 and <= 0x0E4E) or (>= 0x0E81 and <= 0x0ECD) or (>= 0x0F40 and <= 0x0FBC) or (>= 0x1000 and <= 0x103F)
        or (>= 0x1100 and <= 0x11FF) or (>= 0x1780 and <= 0x17D3) or (>= 0x3005 and <= 0x3007) or (>= 0x3041 and <= 0x3096)
        or (>= 0x30A1 and <= 0x30FA) or 0x30FC or (>= 0x3105 and <= 0x318E) or (>= 0x31A0 and <= 0x31FF) or (>= 0x3400 and <= 0x4DBF)
        or (>= 0x4E00 and <= 0x9FFF) or (>= 0xAC00 and <= 0xD7A3) or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x323AF);

    // Hebrew and Arabic are usually written without them; the tatweel only stretches a word.
    private static bool IsVowelPoint(int value) => value is
        (>= 0x0591 and <= 0x05BD) or 0x05BF or 0x05C1 or 0x05C2 or 0x05C4 or 0x05C5 or 0x05C7 or 0x0640 or (>= 0x064B and <= 0x065F) or 0x0670;
}
