using Picasso.Pictures.Queries.ReadModel;

namespace Picasso.Pictures.Queries.Searching.Words;

/// <summary>By how much the counts of a dictionary word change.</summary>
/// <param name="Pictures">Pictures that are found by it.</param>
/// <param name="Written">Pictures in which it is written.</param>
internal readonly record struct WordDifference(int Pictures, int Written);

/// <summary>The effect of a batch of rows on the dictionary. Pure.</summary>
internal sealed class WordDifferences
{
    private readonly Dictionary<string, WordDifference> _all = [];

    /// <summary>By word, without those that do not change, in one order for every engine.</summary>
    public IReadOnlyList<KeyValuePair<string, WordDifference>> All =>
        [.. _all.Where(word => word.Value != default).OrderBy(word => word.Key, StringComparer.Ordinal)];

    /// <summary>Adds the change of one picture.</summary>
    public void Add(IReadOnlyDictionary<string, WordEntry> before, IReadOnlyDictionary<string, WordEntry> now)
    {
        foreach (var (word, entry) in before)
            Add(word, entry, -1);
        foreach (var (word, entry) in now)
            Add(word, entry, 1);
    }

    /// <summary>The words of a stored row; none without one.</summary>
    public static Dictionary<string, WordEntry> WordsOf(PictureRow? row) => row is null ? [] : PictureWords.Of(row);

    private void Add(string word, WordEntry entry, int sign)
    {
        var sum = _all.GetValueOrDefault(word);
        _all[word] = new WordDifference(sum.Pictures + sign, sum.Written + (entry.IsWritten ? sign : 0));
    }
}
