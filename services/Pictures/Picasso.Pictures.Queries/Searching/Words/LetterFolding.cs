using System.Text;
using Lucene.Net.Analysis.Miscellaneous;
using Picasso.Kernel;

namespace Picasso.Pictures.Queries.Searching.Words;

/// <summary>
/// The form in which words are compared: one case, base letters. Marks that compose with a letter go with the canonical decomposition; Latin letters that have none
/// (ø, ł, ß, æ) are Lucene's; the few Cyrillic ones and the final sigma are here. Pure.
/// </summary>
internal static class LetterFolding
{
    // Lucene folds one character to four at most.
    private const int Longest = 4;

    // The letter of each pair is followed by its base letter.
    private const string Others = "ςσґгғгѓгқкҝкҡкңнҥнөоүуұуһхҳхҷчҹчҫсҙзҗжӏі";

    private static readonly Dictionary<char, char> s_others = Enumerable.Range(0, Others.Length / 2).ToDictionary(i => Others[2 * i], i => Others[(2 * i) + 1]);

    /// <summary>The folded form of a word.</summary>
    public static string Fold(string word)
    {
        if (Ascii.IsValid(word))
            return word.ToLowerInvariant();
        var marked = UnicodeText.Fold(word);
        var folded = new char[marked.Length * Longest];
        var length = ASCIIFoldingFilter.FoldToASCII(marked.ToCharArray(), 0, folded, 0, marked.Length);
        for (var i = 0; i < length; i++)
            folded[i] = s_others.GetValueOrDefault(folded[i], folded[i]);
        return new string(folded, 0, length).ToLowerInvariant();
    }
}
