using System.Globalization;
using System.Text;

namespace Picasso.Users.Naming;

/// <summary>The characters of a name: no purposeless invisible ones, and no stacks of marks. Pure.</summary>
internal static class NameText
{
    // Vietnamese stacks two of them, transliterations three.
    private const int MaxDiacritics = 3;

    // Burmese and Tibetan syllables take four or five.
    private const int MaxMarks = 5;

    private const int ZeroWidthNonJoiner = 0x200C;
    private const int ZeroWidthJoiner = 0x200D;
    private const int EmojiSelector = 0xFE0F;
    private const int IdeographicSpace = 0x3000;

    // Invisible letters, symbols and marks.
    private static readonly HashSet<int> s_blank =
        [0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B, 0x180C, 0x180D, 0x180F, 0x2800, 0x3164, 0xFFA0];

    private static readonly HashSet<int> s_viramas =
        [0x094D, 0x09CD, 0x0A4D, 0x0ACD, 0x0B4D, 0x0BCD, 0x0C4D, 0x0CCD, 0x0D4D, 0x0DCA, 0x1039, 0x17D2];

    /// <summary>Whether every character is allowed at its position, and at least one is a letter.</summary>
    public static bool IsAllowed(string name)
    {
        var runes = name.EnumerateRunes().ToArray();
        if (!runes.Any(Scripts.IsLetter) || IsMark(runes[0]))
            return false;
        var (marks, diacritics) = (0, 0);
        for (var index = 0; index < runes.Length; index++)
        {
            if (!IsCharacterAllowed(runes, index))
                return false;
            var isMark = IsMark(runes[index]) && !IsSelector(runes[index]);
            marks = isMark ? marks + 1 : 0;
            diacritics = isMark && IsDiacritic(runes[index]) ? diacritics + 1 : 0;
            if (marks > MaxMarks || diacritics > MaxDiacritics)
                return false;
        }

        return true;
    }

    /// <summary>Whether it is a mark on the letter before it.</summary>
    public static bool IsMark(Rune rune) => Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;

    /// <summary>Whether it is one of the marks that go with letters of any alphabet.</summary>
    public static bool IsDiacritic(Rune rune) => rune.Value is
        >= 0x0300 and <= 0x036F or >= 0x1AB0 and <= 0x1AFF or >= 0x1DC0 and <= 0x1DFF or >= 0x20D0 and <= 0x20FF or >= 0xFE20 and <= 0xFE2F;

    private static bool IsSelector(Rune rune) => rune.Value is >= 0xFE00 and <= 0xFE0F or >= 0xE0100 and <= 0xE01EF;

    private static bool IsCharacterAllowed(Rune[] runes, int index)
    {
        var rune = runes[index];
        if (rune.Value is ZeroWidthJoiner or ZeroWidthNonJoiner)
            return IsJoinerAllowed(runes, index);
        if (IsSelector(rune))
            return index > 0 && (rune.Value == EmojiSelector ? IsPictograph(runes[index - 1])
                : rune.Value >= 0xE0100 && Scripts.Of(runes[index - 1]) == Script.Han);
        return !s_blank.Contains(rune.Value) && Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.SpaceSeparator => rune.Value is ' ' or IdeographicSpace,
            UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
                or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
                or UnicodeCategory.EnclosingMark => false,
            _ => true,
        };
    }

    // Persian separates letters within a word by one, Indic scripts form conjuncts, and emoji are combined: there they have a visible effect.
    private static bool IsJoinerAllowed(Rune[] runes, int index)
    {
        if (index == 0 || index == runes.Length - 1)
            return false;
        var (before, after) = (runes[index - 1], runes[index + 1]);
        if (s_viramas.Contains(before.Value))
            return Scripts.IsLetter(after) && Scripts.Of(after) == Scripts.Of(before);
        if (Scripts.Of(before) == Script.Arabic)
            return Scripts.IsLetter(after) && Scripts.Of(after) == Script.Arabic;
        return runes[index].Value == ZeroWidthJoiner && IsPictograph(before) && IsPictograph(after);
    }

    private static bool IsPictograph(Rune rune) => rune.Value == EmojiSelector || Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.OtherSymbol or UnicodeCategory.ModifierSymbol;
}
