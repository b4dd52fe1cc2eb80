using System.Text;

namespace Picasso.Kernel;

/// <summary>
/// Unicode normalization form C (UAX #15). The framework's own <see cref="string.Normalize()"/> returns its input unchanged in invariant
/// globalization mode, in which every Picasso process runs, so it needs no ICU on the machine.
/// </summary>
public static class UnicodeText
{
    private const int FirstCombining = 0x300;
    private const int LastAccent = 0x36F;

    /// <summary>The text in form C. An unpaired surrogate is replaced by U+FFFD.</summary>
    public static string ToNfc(string text)
    {
        // Below the first combining mark every decomposition composes again.
        if (!text.AsSpan().ContainsAnyExceptInRange('\0', (char)(FirstCombining - 1)))
            return text;
        return Join(Compose(Decompose(text)));
    }

    /// <summary>The text in form C and lower case, for searching, never for display.</summary>
    public static string ToLower(string text) => ToNfc(text).ToLowerInvariant();

    /// <summary>
    /// The text in lower case and without accents (the combining diacritical marks U+0300 to U+036F), for searching, never for display. Marks of
    /// scripts whose words differ by them are kept.
    /// </summary>
    public static string Fold(string text)
    {
        if (Ascii.IsValid(text))
            return text.ToLowerInvariant();
        var scalars = Decompose(text);
        scalars.RemoveAll(scalar => scalar is >= FirstCombining and <= LastAccent);
        return Join(Compose(scalars)).ToLowerInvariant();
    }

    private static List<int> Decompose(string text)
    {
        var scalars = new List<int>(text.Length);
        foreach (var rune in text.EnumerateRunes())
            Decompose(rune.Value, scalars);
        Order(scalars);
        return scalars;
    }

    private static string Join(List<int> scalars)
    {
        var builder = new StringBuilder(scalars.Count);
        foreach (var scalar in scalars)
            builder.Append(new Rune(scalar).ToString());
        return builder.ToString();
    }

    private static void Decompose(int value, List<int> into)
    {
        if (Hangul.TryDecompose(value, into))
            return;
        if (!CanonicalData.Instance.TryDecompose(value, out var parts))
        {
            into.Add(value);
            return;
        }

        foreach (var part in parts)
            Decompose(part, into);
    }

    /// <summary>Sorts each run of combining marks by class, keeping the order within a class.</summary>
    private static void Order(List<int> scalars)
    {
        for (var start = 0; start < scalars.Count; start++)
        {
            if (Class(scalars[start]) == 0)
                continue;
            var end = start;
            while (end < scalars.Count && Class(scalars[end]) != 0)
                end++;
            var sorted = scalars.Skip(start).Take(end - start).OrderBy(Class).ToList();
            for (var i = 0; i < sorted.Count; i++)
                scalars[start + i] = sorted[i];
            start = end;
        }
    }

    private static List<int> Compose(List<int> scalars)
    {
        var result = new List<int>(scalars.Count);
        var starter = -1;
        foreach (var scalar in scalars)
        {
            var own = Class(scalar);
            // Blocked from its starter by a mark of the same or a higher class between them (or by another starter).
            var blocked = starter < 0 || (result.Count - 1 > starter && Class(result[^1]) is var last && (last == 0 || last >= own));
            if (!blocked && TryCompose(result[starter], scalar, out var composed))
            {
                result[starter] = composed;
                continue;
            }

            if (own == 0)
                starter = result.Count;
            result.Add(scalar);
        }

        return result;
    }

    private static bool TryCompose(int first, int second, out int composed) =>
        Hangul.TryCompose(first, second, out composed) || CanonicalData.Instance.TryCompose(first, second, out composed);

    private static byte Class(int value) => CanonicalData.Instance.ClassOf(value);
}
