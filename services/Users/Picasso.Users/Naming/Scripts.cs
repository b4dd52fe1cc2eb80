using System.Globalization;
using System.Text;

namespace Picasso.Users.Naming;

/// <summary>Finds the script of a letter. .NET has no such table; these are the blocks that the rules need, in the order of their numbers.</summary>
internal static class Scripts
{
    private static readonly (int First, int Last, Script Script)[] s_blocks =
    [
        (0x0041, 0x005A, Script.Latin), (0x0061, 0x007A, Script.Latin), (0x00AA, 0x00AA, Script.Latin), (0x00B5, 0x00B5, Script.Greek),
        (0x00BA, 0x00BA, Script.Latin), (0x00C0, 0x02E4, Script.Latin), (0x0370, 0x03FF, Script.Greek), (0x0400, 0x052F, Script.Cyrillic),
        (0x0531, 0x0587, Script.Armenian), (0x0591, 0x05F4, Script.Hebrew), (0x0600, 0x06FF, Script.Arabic), (0x0750, 0x077F, Script.Arabic),
        (0x0870, 0x08FF, Script.Arabic), (0x0900, 0x0DFF, Script.Indic), (0x0E00, 0x0E7F, Script.Thai), (0x0E80, 0x0EFF, Script.Lao),
        (0x0F00, 0x0FFF, Script.Tibetan), (0x1000, 0x109F, Script.Myanmar), (0x10A0, 0x10FF, Script.Georgian), (0x1100, 0x11FF, Script.Hangul),
        (0x1200, 0x139F, Script.Ethiopic), (0x13A0, 0x13FF, Script.Cherokee), (0x1780, 0x17FF, Script.Khmer), (0x1C80, 0x1C8F, Script.Cyrillic),
        (0x1C90, 0x1CBF, Script.Georgian), (0x1D00, 0x1D25, Script.Latin), (0x1D26, 0x1D2A, Script.Greek), (0x1D2B, 0x1D2B, Script.Cyrillic),
        (0x1D2C, 0x1DBF, Script.Latin), (0x1E00, 0x1EFF, Script.Latin), (0x1F00, 0x1FFF, Script.Greek), (0x2071, 0x209C, Script.Latin),
        (0x2100, 0x2188, Script.Latin), (0x2C60, 0x2C7F, Script.Latin), (0x2D00, 0x2D2F, Script.Georgian), (0x2D80, 0x2DDF, Script.Ethiopic),
        (0x2DE0, 0x2DFF, Script.Cyrillic), (0x2E80, 0x2FDF, Script.Han), (0x3005, 0x3007, Script.Han), (0x3021, 0x3029, Script.Han),
        (0x3038, 0x303B, Script.Han), (0x3041, 0x309F, Script.Hiragana), (0x30A0, 0x30FA, Script.Katakana), (0x30FC, 0x30FC, Script.Common),
        (0x30FD, 0x30FF, Script.Katakana), (0x3105, 0x312F, Script.Bopomofo), (0x3131, 0x318E, Script.Hangul), (0x31A0, 0x31BF, Script.Bopomofo),
        (0x31F0, 0x31FF, Script.Katakana), (0x3400, 0x4DBF, Script.Han), (0x4E00, 0x9FFF, Script.Han), (0xA640, 0xA69F, Script.Cyrillic),
        (0xA722, 0xA7FF, Script.Latin), (0xA8E0, 0xA8FF, Script.Indic), (0xA960, 0xA97F, Script.Hangul), (0xA9E0, 0xA9FF, Script.Myanmar),
        (0xAA60, 0xAA7F, Script.Myanmar), (0xAB01, 0xAB2F, Script.Ethiopic), (0xAB30, 0xAB64, Script.Latin), (0xAB70, 0xABBF, Script.Cherokee),
        (0xAC00, 0xD7FB, Script.Hangul), (0xF900, 0xFAFF, Script.Han), (0xFB00, 0xFB06, Script.Latin), (0xFB13, 0xFB17, Script.Armenian),
        (0xFB1D, 0xFB4F, Script.Hebrew), (0xFB50, 0xFDFF, Script.Arabic), (0xFE70, 0xFEFC, Script.Arabic), (0xFF21, 0xFF3A, Script.Latin),
        (0xFF41, 0xFF5A, Script.Latin), (0xFF66, 0xFF6F, Script.Katakana), (0xFF70, 0xFF70, Script.Common), (0xFF71, 0xFF9D, Script.Katakana),
        (0xFFA1, 0xFFDC, Script.Hangul), (0x1D400, 0x1D7FF, Script.Latin), (0x20000, 0x3FFFF, Script.Han),
    ];

    /// <summary>Whether it is a letter, or a number that looks like letters.</summary>
    public static bool IsLetter(Rune rune) => Rune.IsLetter(rune) || Rune.GetUnicodeCategory(rune) == UnicodeCategory.LetterNumber;

    /// <summary>The script of a letter or mark; <see cref="Script.Common"/> for everything else.</summary>
    public static Script Of(Rune rune)
    {
        var (low, high) = (0, s_blocks.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var (first, last, script) = s_blocks[middle];
            if (rune.Value < first)
                high = middle - 1;
            else if (rune.Value > last)
                low = middle + 1;
            else
                return script;
        }

        return IsLetter(rune) ? Script.Other : Script.Common;
    }
}
