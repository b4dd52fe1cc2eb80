namespace Picasso.Benchmarks;

/// <summary>Pronounceable words by rank; as in a language, the second is half as frequent as the first, the third a third (Zipf).</summary>
/// <param name="size">Number of words.</param>
/// <param name="seed">Equal seeds give equal texts.</param>
internal sealed class Vocabulary(int size, int seed)
{
    private const string Consonants = "bdfghjklmnprstvw", Vowels = "aeiou";

    private readonly Random _random = new(seed);
    private readonly double _harmonics = Math.Log(size + 1);

    /// <summary>The word of a rank, from 0 on.</summary>
    public static string WordOf(int rank)
    {
        var (word, rest) = ("", rank + 100);
        while (rest > 0)
        {
            word += $"{Consonants[rest % Consonants.Length]}{Vowels[rest / Consonants.Length % Vowels.Length]}";
            rest /= Consonants.Length * Vowels.Length;
        }

        return word + Consonants[rank % Consonants.Length];
    }

    /// <summary>A word by its frequency.</summary>
    public string Next() => WordOf(NextRank());

    /// <summary>The rank of a word by its frequency.</summary>
    public int NextRank() => Math.Min(size - 1, (int)Math.Exp(_random.NextDouble() * _harmonics) - 1);

    /// <summary>Some words.</summary>
    public string Text(int words) => string.Join(' ', Enumerable.Range(0, words).Select(_ => Next()));

    /// <summary>A number below a bound.</summary>
    public int Number(int below) => _random.Next(below);
}
