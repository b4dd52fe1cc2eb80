namespace Picasso.Pictures.Queries.Searching.Words;

/// <summary>A word that a query requires.</summary>
/// <param name="Text">Folded.</param>
/// <param name="Stems">Its stems, folded.</param>
/// <param name="IsUnfinished">Longer words that begin with it match too.</param>
/// <param name="IsUnspaced">A part of a text without spaces: it has no stems, and no typing errors are looked for.</param>
internal sealed record QueryWord(string Text, IReadOnlyList<string> Stems, bool IsUnfinished, bool IsUnspaced);

/// <summary>The words of a query, by the same rules as <see cref="PictureWords"/>. Pure.</summary>
internal static class QueryWords
{
    /// <summary>Further words of a query are ignored.</summary>
    public const int Most = 12;

    /// <summary>The distinct words in their order, the last one unfinished. Stop words count only when there are no others.</summary>
    public static IReadOnlyList<QueryWord> Of(string query)
    {
        var runs = WordSplitter.Split(query);
        var telling = runs.FindAll(run => run.IsUnspaced || !StopWords.Contains(run.Text));
        var taken = telling.Count > 0 ? telling : runs;
        return [.. taken
            .SelectMany((run, i) => WordsOf(run, i == taken.Count - 1))
            .GroupBy(word => word.Text)
            .Select(same => same.First() with { IsUnfinished = same.Any(word => word.IsUnfinished) })
            .Take(Most)];
    }

    private static IEnumerable<QueryWord> WordsOf(WordRun run, bool isLast)
    {
        var folded = LetterFolding.Fold(run.Text);
        return run.IsUnspaced
            ? Grams.OfQuery(folded).Select(gram => new QueryWord(gram, [], false, true))
            // The words with one initial letter would be a large part of the index.
            : [new QueryWord(folded, [.. Stems.Of(run.Text, folded)], isLast && folded.Length > 1, false)];
    }
}
