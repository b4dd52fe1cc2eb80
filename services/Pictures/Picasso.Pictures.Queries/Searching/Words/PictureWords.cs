using Picasso.Pictures.Queries.ReadModel;

namespace Picasso.Pictures.Queries.Searching.Words;

/// <summary>How a picture is found by a word.</summary>
/// <param name="Points">The higher, the more prominent: by the fields, and whether it is the word itself or a stem of one.</param>
/// <param name="IsWritten">It stands in the text as it is, so that it can be suggested and is the target of a typing error.</param>
internal readonly record struct WordEntry(int Points, bool IsWritten);

/// <summary>
/// The index words of a picture. Every read model stores what this returns and nothing else, so that their answers cannot differ. <see
/// cref="Projecting.PictureProjection.Version"/> is increased with every change of it. Pure.
/// </summary>
internal static class PictureWords
{
    private const int InTitle = 8, InTags = 4, InAltText = 2, InDescription = 1;
    private const int OfCreator = 12, OfOwner = 6;
    private const int Itself = 2;

    // Begins no word, because it separates them.
    private const char PersonSign = '@', TagSign = '#';

    /// <summary>The words of a picture that is not removed.</summary>
    public static Dictionary<string, WordEntry> Of(PictureRow row)
    {
        var words = new Dictionary<string, WordEntry>();
        if (row.Removed)
            return words;
        var details = row.Details;
        Add(words, [details.Title], InTitle);
        Add(words, details.Tags, InTags);
        Add(words, [details.AltText], InAltText);
        Add(words, [details.Description], InDescription);
        // In the dictionary only, as a whole: a picture is found by the words of its tags.
        foreach (var tag in details.Tags)
            words[TagWord(tag)] = new WordEntry(0, true);
        words[PersonWord(row.OwnerId)] = new WordEntry(OfOwner * Itself, false);
        words[PersonWord(row.CreatorId)] = new WordEntry(OfCreator * Itself, false);
        return words;
    }

    /// <summary>The index word of the pictures of a user, by id: names change without an event of a picture.</summary>
    public static string PersonWord(string person) => $"{PersonSign}{person}";

    /// <summary>Whether an index word is one of a text.</summary>
    public static bool IsOfText(string word) => word[0] is not (PersonSign or TagSign);

    /// <summary>The dictionary's word of a tag, or of the beginning of one.</summary>
    public static string TagWord(string tag) => $"{TagSign}{tag}";

    /// <summary>The tag of such a word.</summary>
    public static string TagOf(string word) => word[1..];

    private static void Add(Dictionary<string, WordEntry> words, IEnumerable<string> texts, int points)
    {
        // Repeats in a field do not make a picture a better match.
        var field = new Dictionary<string, WordEntry>();
        foreach (var run in texts.SelectMany(WordSplitter.Split))
            Add(field, run, points);
        foreach (var (word, entry) in field)
        {
            var before = words.GetValueOrDefault(word);
            words[word] = new WordEntry(before.Points + entry.Points, before.IsWritten || entry.IsWritten);
        }
    }

    private static void Add(Dictionary<string, WordEntry> field, WordRun run, int points)
    {
        var folded = LetterFolding.Fold(run.Text);
        if (run.IsUnspaced)
        {
            foreach (var gram in Grams.OfText(folded))
                field[gram] = new WordEntry(points * Itself, false);
            return;
        }

        field[folded] = new WordEntry(points * Itself, true);
        foreach (var stem in Stems.Of(run.Text, folded))
            field.TryAdd(stem, new WordEntry(points, false));
    }
}
