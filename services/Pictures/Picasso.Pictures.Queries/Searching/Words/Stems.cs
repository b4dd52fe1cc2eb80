using Lucene.Net.Analysis.El;
using Lucene.Net.Tartarus.Snowball;
using Lucene.Net.Tartarus.Snowball.Ext;

namespace Picasso.Pictures.Queries.Searching.Words;

/// <summary>
/// Stems by Lucene's Snowball stemmers. The language of a title is unknown, so a word has the stem of each language of its script: English
/// and German for Latin letters. Pure for its callers: a stemmer holds its state between two calls, so each thread has its own.
/// </summary>
internal static class Stems
{
    // Shorter words are their own stems in practice, and lose their meaning by stemming.
    private const int Shortest = 3;

    [ThreadStatic]
    private static SnowballProgram? s_english, s_german, s_russian;

    /// <summary>The stems of a word, folded, without the word itself.</summary>
    /// <param name="run">In lower case.</param>
    /// <param name="folded">The same word, folded.</param>
    public static IEnumerable<string> Of(string run, string folded) =>
        Candidates(run, folded).Where(stem => stem.Length > 1 && stem != folded).Distinct();

    private static string[] Candidates(string run, string folded) => folded[0] switch
    {
        _ when folded.Length < Shortest => [],
        >= 'a' and <= 'z' => [Stem(s_english ??= new EnglishStemmer(), folded), Stem(s_german ??= new German2Stemmer(), folded)],
        // Russian endings are told apart by й, which folding removes.
        >= '\u0400' and <= '\u04FF' => [LetterFolding.Fold(Stem(s_russian ??= new RussianStemmer(), run.Replace('ё', 'е')))],
        >= '\u0370' and <= '\u03FF' => [GreekStem(folded)],
        _ => [],
    };

    private static string Stem(SnowballProgram stemmer, string word)
    {
        stemmer.SetCurrent(word);
        stemmer.Stem();
        return stemmer.Current;
    }

    private static string GreekStem(string word)
    {
        var letters = word.ToCharArray();
        return new string(letters, 0, new GreekStemmer().Stem(letters, letters.Length));
    }
}
