using System.Globalization;
using System.Text;
using Picasso.Kernel;

namespace Picasso.Pictures.Queries.ReadModel.Mongo;

/// <summary>
/// Splits texts into indexed words: letters, digits and the marks on them, folded to one case and without accents. MongoDB's own text index is not
/// used: its score depends on lengths, it has no prefix search, and it cannot be paged by key.
/// </summary>
internal static class Words
{
    private const int InTitle = 8, InTags = 4, InAltText = 2, InDescription = 1;

    /// <summary>The words in their order.</summary>
    public static List<string> Of(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var rune in UnicodeText.Fold(text).EnumerateRunes())
        {
            if (IsPartOfWord(rune))
            {
                word.Append(rune.ToString());
                continue;
            }

            End();
        }

        End();
        return words;

        void End()
        {
            if (word.Length > 0)
                words.Add(word.ToString());
            word.Clear();
        }
    }

    /// <summary>Each word of a picture with the weight of the fields that contain it, in a fixed order.</summary>
    public static IEnumerable<KeyValuePair<string, int>> Of(PictureDetails details)
    {
        var weights = new SortedDictionary<string, int>(StringComparer.Ordinal);
        Add(details.Title, InTitle);
        Add(string.Join(' ', details.Tags), InTags);
        Add(details.AltText, InAltText);
        Add(details.Description, InDescription);
        return weights;

        void Add(string text, int weight)
        {
            foreach (var word in Of(text))
                weights[word] = weights.GetValueOrDefault(word) + weight;
        }
    }

    private static bool IsPartOfWord(Rune rune) => Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber or UnicodeCategory.NonSpacingMark
            or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark or UnicodeCategory.PrivateUse;
}
