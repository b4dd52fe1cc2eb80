using Picasso.Pictures.Queries.ReadModel;
using Picasso.Pictures.Queries.Searching.Words;

namespace Picasso.Pictures.Queries.Relating;

/// <summary>Which words make two pictures similar: those of title and tags that several pictures have, the rarer the more. Pure.</summary>
internal static class SimilarWords
{
    /// <summary>Most words that are looked for.</summary>
    public const int Most = 8;

    /// <summary>The words of a picture's title and tags in the index's form.</summary>
    public static Dictionary<string, WordEntry> Of(PictureRow row) => PictureWords
        .Of(row with { Details = row.Details with { Description = "", AltText = "" } })
        .Where(word => PictureWords.IsOfText(word.Key) && !StopWords.Contains(word.Key))
        .ToDictionary(word => word.Key, word => word.Value);

    /// <summary>The rarest of them that another picture has too.</summary>
    public static IReadOnlyList<SearchWord> Choose(WordCounts counts) =>
    [
        .. counts.Pictures.Where(word => word.Value > 1)
            .OrderBy(word => word.Value).ThenBy(word => word.Key, StringComparer.Ordinal)
            .Take(Most).Select(word => new SearchWord(word.Key, Rarity.WeightOf(counts.Total, word.Value))),
    ];

    /// <summary>How much of the words another picture has.</summary>
    public static long Score(PictureRow other, IReadOnlyList<SearchWord> words)
    {
        var has = Of(other);
        return words.Sum(word => has.TryGetValue(word.Text, out var entry) ? (long)entry.Points * word.Quality : 0);
    }
}
