using System.Globalization;
using System.Text;

namespace Picasso.Users.Naming;

/// <summary>
/// The skeleton of a name, without easily overlooked differences: two names with one skeleton are confusable. After Unicode Technical Standard 39,
/// section 4, and stricter: case, accents, blanks and punctuation do not count. Pure.
/// </summary>
internal static class NameSkeleton
{
    /// <summary>The skeleton; not for display.</summary>
    public static string Of(string name)
    {
        var text = new StringBuilder(name.Length);
        foreach (var rune in name.EnumerateRunes())
            Append(text, ToPlain(rune.Value));
        return text.Replace("rn", "m").Replace("vv", "w").ToString();
    }

    /// <summary>
    /// The skeletons that an account owns. Capitals of Greek and Cyrillic are confusable with other letters than their small forms: the name counts
    /// as written, in lower case and in upper case.
    /// </summary>
    public static IReadOnlyList<string> AllOf(string name) =>
        [.. new[] { name, name.ToLowerInvariant(), name.ToUpperInvariant() }.Select(Of).Where(skeleton => skeleton.Length > 0).Distinct()];

    private static void Append(StringBuilder text, int letter)
    {
        if (LookAlikes.Find(letter) is { } plain)
            text.Append(new Rune(plain));
        else if (LookAlikes.FindSeveral(letter) is { } several)
            text.Append(several);
        else if (!IsOverlooked(new Rune(letter)))
        {
            var small = Rune.ToLowerInvariant(new Rune(letter));
            text.Append(LookAlikes.Find(small.Value) is { } found ? new Rune(found) : small);
        }
    }

    // Compatibility forms are replaced by plain ones, Latin capitals by small ones, and marks within a letter are removed.
    private static int ToPlain(int letter)
    {
        letter = letter switch
        {
            >= 0xFF01 and <= 0xFF5E => letter - 0xFEE0,
            >= 0x1D400 and <= 0x1D6A3 => 'a' + ((letter - 0x1D400) % 26),
            >= 0x1D7CE and <= 0x1D7FF => '0' + ((letter - 0x1D7CE) % 10),
            >= 0x24B6 and <= 0x24E9 => 'a' + ((letter - 0x24B6) % 26),
            >= 0x1F130 and <= 0x1F149 => 'a' + letter - 0x1F130,
            >= 0x1F150 and <= 0x1F169 => 'a' + letter - 0x1F150,
            >= 0x1F170 and <= 0x1F189 => 'a' + letter - 0x1F170,
            >= 0x1F1E6 and <= 0x1F1FF => 'a' + letter - 0x1F1E6,
            0x0130 => 'i',
            _ => letter,
        };
        if (Scripts.Of(new Rune(letter)) == Script.Latin)
            letter = Rune.ToLowerInvariant(new Rune(letter)).Value;
        return BaseLetters.Of(letter);
    }

    private static bool IsOverlooked(Rune rune) => NameText.IsDiacritic(rune) || IsArabicSign(rune) || Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.SpaceSeparator or UnicodeCategory.Format or UnicodeCategory.Control or UnicodeCategory.ModifierSymbol
        or UnicodeCategory.ConnectorPunctuation or UnicodeCategory.DashPunctuation or UnicodeCategory.OpenPunctuation
        or UnicodeCategory.ClosePunctuation or UnicodeCategory.InitialQuotePunctuation or UnicodeCategory.FinalQuotePunctuation
        or UnicodeCategory.OtherPunctuation || rune.Value is >= 0xFE00 and <= 0xFE0F or >= 0xE0100 and <= 0xE01EF;

    // Optional vowel signs, and the stretched line.
    private static bool IsArabicSign(Rune rune) => rune.Value is >= 0x064B and <= 0x0652 or 0x0640 or 0x0670;
}
