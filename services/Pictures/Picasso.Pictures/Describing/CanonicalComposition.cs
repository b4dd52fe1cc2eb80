using System.Text;

namespace Picasso.Pictures.Describing;

/// <summary>
/// Unicode normalisation form C (Unicode Standard Annex 15), so that one word typed in two ways is one word.
/// <see cref="string.Normalize()"/> does nothing in a process with invariant globalization, as all of Picasso's are.
/// </summary>
internal static class CanonicalComposition
{
    private const char FirstMark = '\u0300';

    public static string Compose(string text)
    {
        // Nothing below the combining marks ever changes.
        if (text.All(unit => unit < FirstMark))
            return text;
        var runes = new List<int>(text.Length);
        foreach (var rune in text.EnumerateRunes())
            Decompose(rune.Value, runes);
        Reorder(runes);
        return Join(Recompose(runes));
    }

    private static void Decompose(int rune, List<int> into)
    {
        if (Hangul.Decompose(rune, into))
            return;
        if (!CanonicalData.Decompositions.TryGetValue(rune, out var parts))
        {
            into.Add(rune);
            return;
        }

        foreach (var part in parts)
            Decompose(part, into);
    }

    /// <summary>Marks after one base stand in the order of their class, otherwise as typed.</summary>
    private static void Reorder(List<int> runes)
    {
        for (var start = 0; start < runes.Count; start++)
        {
            if (CanonicalData.ClassOf(runes[start]) == 0)
                continue;
            var end = start;
            while (end < runes.Count && CanonicalData.ClassOf(runes[end]) != 0)
                end++;
            var sorted = runes[start..end].OrderBy(CanonicalData.ClassOf).ToList();
            for (var i = start; i < end; i++)
                runes[i] = sorted[i - start];
            start = end;
        }
    }

    private static List<int> Recompose(List<int> runes)
    {
        var result = new List<int>(runes.Count);
        var starter = -1;
        var previousClass = -1;
        foreach (var rune in runes)
        {
            var ownClass = CanonicalData.ClassOf(rune);
            // A mark of the same or a higher class in between blocks; so does another base.
            var adjacent = starter >= 0 && (previousClass < ownClass || previousClass == -1);
            if (adjacent && Pair(result[starter], rune) is { } composed)
            {
                result[starter] = composed;
                continue;
            }

            if (ownClass == 0)
                starter = result.Count;
            previousClass = ownClass == 0 ? -1 : ownClass;
            result.Add(rune);
        }

        return result;
    }

    private static int? Pair(int first, int second) =>
        Hangul.Compose(first, second)
        ?? (CanonicalData.Compositions.TryGetValue((first, second), out var composed) ? composed : null);

    private static string Join(List<int> runes)
    {
        var text = new StringBuilder(runes.Count);
        foreach (var rune in runes)
            text.Append(new Rune(rune).ToString());
        return text.ToString();
    }
}
