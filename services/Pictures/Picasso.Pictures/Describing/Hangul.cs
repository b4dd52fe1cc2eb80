namespace Picasso.Pictures.Describing;

/// <summary>Korean syllables are composed by arithmetic (Unicode Standard, section 3.12).</summary>
internal static class Hangul
{
    private const int Syllables = 0xAC00, Leads = 0x1100, Vowels = 0x1161, Tails = 0x11A7;
    private const int LeadCount = 19, VowelCount = 21, TailCount = 28, SyllableCount = LeadCount * VowelCount * TailCount;

    public static bool Decompose(int rune, List<int> into)
    {
        var index = rune - Syllables;
        if (index is < 0 or >= SyllableCount)
            return false;
        into.Add(Leads + (index / (VowelCount * TailCount)));
        into.Add(Vowels + (index / TailCount % VowelCount));
        if (index % TailCount > 0)
            into.Add(Tails + (index % TailCount));
        return true;
    }

    public static int? Compose(int first, int second)
    {
        if (first - Leads is >= 0 and < LeadCount && second - Vowels is >= 0 and < VowelCount)
            return Syllables + ((((first - Leads) * VowelCount) + (second - Vowels)) * TailCount);
        var isPair = first - Syllables is >= 0 and < SyllableCount && (first - Syllables) % TailCount == 0;
        return isPair && second - Tails is > 0 and < TailCount ? first + (second - Tails) : null;
    }
}
