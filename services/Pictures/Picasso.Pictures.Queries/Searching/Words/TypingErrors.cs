namespace Picasso.Pictures.Queries.Searching.Words;

/// <summary>
/// Words that differ by typing errors. Candidates share a key: a word's beginning with up to two letters left out (symmetric deletion). So a look-up reads a bounded number of
/// keys, whatever the size of the dictionary; the distance of each candidate is then computed. Pure.
/// </summary>
internal static class TypingErrors
{
    // Keys are made of this much of a word: their number would otherwise grow with the square of its length.
    private const int KeyLength = 7;
    private const int ShortestWithOne = 4, ShortestWithTwo = 8, ShortestWithTwoStored = 6;

    /// <summary>How many errors a query's word may have: none below 4 letters, one below 8, otherwise two. Numbers have none.</summary>
    public static int AllowedIn(string word) =>
        word.Length < ShortestWithOne || !word.All(char.IsLetter) ? 0 : word.Length < ShortestWithTwo ? 1 : 2;

    /// <summary>The keys under which a word of the dictionary is stored; none when no query can mean it.</summary>
    public static IReadOnlyList<long> KeysOfEntry(string word) =>
        word.Length < ShortestWithOne - 1 || !word.All(char.IsLetter) ? [] : Keys(word, word.Length < ShortestWithTwoStored ? 1 : 2);

    /// <summary>The keys to look up for a query's word.</summary>
    public static IReadOnlyList<long> KeysOfQuery(string word) => AllowedIn(word) is > 0 and var errors ? Keys(word, errors) : [];

    /// <summary>Edits from one word to the other: letters added, missing, wrong, or two neighbours swapped.</summary>
    public static int Distance(string from, string to)
    {
        var rows = new int[3][];
        for (var i = 0; i < rows.Length; i++)
            rows[i] = new int[to.Length + 1];
        for (var j = 0; j <= to.Length; j++)
            rows[0][j] = j;
        for (var i = 1; i <= from.Length; i++)
        {
            var (now, before, earlier) = (rows[i % 3], rows[(i + 2) % 3], rows[(i + 1) % 3]);
            now[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var same = from[i - 1] == to[j - 1];
                now[j] = Math.Min(Math.Min(now[j - 1], before[j]) + 1, before[j - 1] + (same ? 0 : 1));
                if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1])
                    now[j] = Math.Min(now[j], earlier[j - 2] + 1);
            }
        }

        return rows[from.Length % 3][to.Length];
    }

    private static List<long> Keys(string word, int leftOut)
    {
        var start = word[..Math.Min(word.Length, KeyLength)];
        var keys = new HashSet<string> { start };
        var latest = keys.ToList();
        for (var i = 0; i < leftOut; i++)
        {
            latest = [.. latest.SelectMany(key => Enumerable.Range(0, key.Length).Select(at => key.Remove(at, 1))).Where(key => key.Length > 1 && keys.Add(key))];
        }

        return [.. keys.Select(Hash).Distinct().Order()];
    }

    // FNV-1a, 32 bits: stored, so it must be the same in every process. A collision is one more candidate.
    private static long Hash(string key)
    {
        var hash = 2166136261u;
        foreach (var letter in key)
            hash = unchecked((hash ^ letter) * 16777619u);
        return hash;
    }
}
