namespace Picasso.Kernel;

/// <summary>Korean syllables, which compose by arithmetic (The Unicode Standard, section 3.12).</summary>
internal static class Hangul
{
    private const int Syllable = 0xAC00, Leading = 0x1100, Vowel = 0x1161, Trailing = 0x11A7;
    private const int Leadings = 19, Vowels = 21, Trailings = 28, Syllables = Leadings * Vowels * Trailings;

    public static bool TryDecompose(int value, List<int> into)
    {
        var index = value - Syllable;
        if (index is < 0 or >= Syllables)
            return false;
        into.Add(Leading + (index / (Vowels * Trailings)));
        into.Add(Vowel + (index % (Vowels * Trailings) / Trailings));
        if (index % Trailings != 0)
            into.Add(Trailing + (index % Trailings));
        return true;
    }

    public static bool TryCompose(int first, int second, out int composed)
    {
        var (leading, vowel) = (first - Leading, second - Vowel);
        if (leading is >= 0 and < Leadings && vowel is >= 0 and < Vowels)
        {
            composed = Syllable + (((leading * Vowels) + vowel) * Trailings);
            return true;
        }

        var (syllable, trailing) = (first - Syllable, second - Trailing);
        composed = first + trailing;
        return syllable is >= 0 and < Syllables && syllable % Trailings == 0 && trailing is > 0 and < Trailings;
    }
}
