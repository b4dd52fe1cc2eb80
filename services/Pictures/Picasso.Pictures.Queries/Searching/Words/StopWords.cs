using Lucene.Net.Analysis.Core;
using Lucene.Net.Analysis.De;
using Lucene.Net.Analysis.Util;

namespace Picasso.Pictures.Queries.Searching.Words;

/// <summary>Stop words: words that describe no picture, by Lucene's lists for English and German. They are indexed, but a query with other words does not require them.</summary>
internal static class StopWords
{
    private static readonly CharArraySet s_english = StopAnalyzer.ENGLISH_STOP_WORDS_SET, s_german = GermanAnalyzer.DefaultStopSet;

    private static readonly HashSet<string> s_folded = [.. s_english.Concat(s_german).Select(word => LetterFolding.Fold(word))];

    /// <summary>Whether a folded word is that of a stop word.</summary>
    public static bool ContainsFolded(string word) => s_folded.Contains(word);

    /// <summary>Whether a query does without it.</summary>
    /// <param name="word">In lower case. A single Latin letter, as in "photographer's", counts as one.</param>
    public static bool Contains(string word) =>
        (word.Length == 1 && char.IsAsciiLetter(word[0])) || s_english.Contains(word) || s_german.Contains(word);
}
