namespace Picasso.Pictures.Queries.ReadModel;

/// <summary>The search terms of a query.</summary>
internal static class QueryTerms
{
    /// <summary>The distinct words in their order; the last one typed counts as a prefix.</summary>
    /// <param name="words">Split and folded in the same way as the index.</param>
    public static IReadOnlyList<SearchTerm> Of(IReadOnlyList<string> words) =>
        [.. words
            .Select((word, i) => (Text: word, IsPrefix: i == words.Count - 1 && !IsLetter(word)))
            .GroupBy(word => word.Text)
            .Select(same => new SearchTerm(same.Key, same.Any(word => word.IsPrefix), 0))];

    // The words with one initial letter would be a large part of the index; in other scripts one character is a word.
    private static bool IsLetter(string word) => word.Length == 1 && char.IsAscii(word[0]);
}
