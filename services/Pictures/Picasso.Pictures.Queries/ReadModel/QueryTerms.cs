namespace Picasso.Pictures.Queries.ReadModel;

/// <summary>What the words of a query look for.</summary>
internal static class QueryTerms
{
    /// <summary>The distinct words in their order; the last one typed counts as a prefix.</summary>
    /// <param name="words">Split and folded as the index does it.</param>
    public static IReadOnlyList<SearchTerm> Of(IReadOnlyList<string> words) =>
        [.. words
            .Select((word, i) => (Text: word, IsPrefix: i == words.Count - 1 && !IsLetter(word)))
            .GroupBy(word => word.Text)
            .Select(same => new SearchTerm(same.Key, same.Any(word => word.IsPrefix), 0))];

    // All words that begin with one letter would be a good part of the index; in other scripts one character is a word.
    private static bool IsLetter(string word) => word.Length == 1 && char.IsAscii(word[0]);
}
