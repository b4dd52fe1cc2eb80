using System.Text;

namespace Picasso.Fuzz.Tests;

/// <summary>Values that programs stumble over, and values that exist, which lead further in.</summary>
/// <param name="ids">Ids of what is there: pictures, people, purchases, conversations, comments.</param>
internal sealed class Corpus(IReadOnlyList<string> ids)
{
    private static readonly string[] s_texts =
    [
        "", " ", "a", "0", "-1", "1e309", "NaN", "null", "true", "undefined", "\0", "a\0b", "\r\n", "a\r\nSet-Cookie: x=y", "\t", "%", "%00", "%zz", "%ff%fe",
        "../../etc/passwd", "..\\..\\x", "'; DROP TABLE x; --", "\" OR 1=1", "{\"$gt\":\"\"}", "<script>alert(1)</script>", "${7*7}", "{0}", "%n%s",
        "\u202E\u2066", "\u200B", "\uFEFF", "\uFFFD", "\uFFFF", "e\u0301", "\uFDFA", "\u0130", "\uD83D\uDE00", "\u6D77", "\u0645\u06CC\u200C", "\uFF1D1+1",
        "=1+1", "http://x", "//evil.example", "/\\evil", "javascript:alert(1)", "/caf\u00E9", "2026-02-30", "9999-12-31", "0001-01-01", "2026-13", "1990-01-31",
        "a@b.c", "nobody@picasso.example", "@", "EUR", "USD", "XXX", "eur", "12.50", "1,5", "0.001", "99999999999999999999", "-0", "0x10", "\u0661\u0662",
    ];

    private static readonly long[] s_numbers =
    [
        0, 1, -1, 2, 10, 100, 255, 256, 1023, 1024, 12_50, 65_535, 65_536, int.MaxValue, int.MinValue, (long)int.MaxValue + 1, long.MaxValue, long.MinValue,
        10_000, 10_001, -100, 1_000_000_000, 9_007_199_254_740_993,
    ];

    /// <summary>Any text.</summary>
    public string Text(Random random) => random.Next(100) switch
    {
        < 55 => s_texts[random.Next(s_texts.Length)],
        < 75 => ids[random.Next(ids.Count)],
        < 85 => Noise(random, random.Next(1, 60)),
        < 95 => string.Concat(Enumerable.Repeat(s_texts[random.Next(s_texts.Length)], random.Next(2, 40))),
        _ => new string((char)random.Next(32, 0x3000), random.Next(1_000, 9_000)),
    };

    /// <summary>A text for a field or parameter of this name: one that fits it, mostly.</summary>
    public string TextFor(string name, Random random)
    {
        if (random.Next(3) == 0)
            return Text(random);
        var lower = name.ToLowerInvariant();
        return lower.EndsWith("id", StringComparison.Ordinal) || lower.EndsWith("ids", StringComparison.Ordinal) ? ids[random.Next(ids.Count)]
            : lower.Contains("currency", StringComparison.Ordinal) ? "EUR"
            : lower.Contains("price", StringComparison.Ordinal) ? "12.50"
            : lower.Contains("email", StringComparison.Ordinal) ? $"somebody{random.Next(50)}@picasso.example"
            : lower.Contains("birth", StringComparison.Ordinal) ? "1990-01-31"
            : lower.Contains("category", StringComparison.Ordinal) ? "other"
            : lower.Contains("key", StringComparison.Ordinal) ? Guid.NewGuid().ToString()
            : lower.Contains("password", StringComparison.Ordinal) ? "another long passphrase"
            : lower.Contains("url", StringComparison.Ordinal) ? "/explore"
            : "some words";
    }

    /// <summary>Any number.</summary>
    public static long Number(Random random) => random.Next(4) == 0 ? random.NextInt64(long.MinValue, long.MaxValue) : s_numbers[random.Next(s_numbers.Length)];

    /// <summary>Bytes that are no text, some of them.</summary>
    public byte[] Bytes(Random random)
    {
        if (random.Next(6) > 0)
            return Encoding.UTF8.GetBytes(Text(random));
        var bytes = new byte[random.Next(1, 200)];
        random.NextBytes(bytes);
        return bytes;
    }

    private static string Noise(Random random, int length)
    {
        var text = new StringBuilder(length);
        for (var i = 0; i < length; i++)
            text.Append((char)(random.Next(3) == 0 ? random.Next(1, 0xD7FF) : random.Next(32, 127)));
        return text.ToString();
    }
}
