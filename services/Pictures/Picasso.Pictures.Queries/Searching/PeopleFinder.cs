using Picasso.Pictures.Queries.ReadModel;
using Picasso.Pictures.Queries.Searching.Words;

namespace Picasso.Pictures.Queries.Searching;

/// <summary>The people whose names a query contains.</summary>
internal sealed class PeopleFinder(ISearchIndex index)
{
    private const int Most = 5, MostForWord = 500;

    /// <summary>The people with most of the words in their name, by id among equals.</summary>
    public async Task<IReadOnlyList<PersonName>> FindAsync(IReadOnlyList<QueryWord> words, CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, PersonName>();
        foreach (var word in words)
        {
            var people = word.IsUnfinished
                ? await index.FindPeopleByBeginningAsync(word.Text, MostForWord, cancellationToken)
                : await index.FindPeopleAsync(word.Text, MostForWord, cancellationToken);
            foreach (var person in people)
                found.TryAdd(person.UserId, person);
        }

        return [.. found.Values
            .OrderByDescending(person => words.Count(word => Matches(person, word))).ThenBy(person => person.UserId, StringComparer.Ordinal)
            .Take(Most)];
    }

    /// <summary>Whether the name contains the word.</summary>
    public static bool Matches(PersonName person, QueryWord word) => word.IsUnfinished
        ? person.Words.Any(part => part.StartsWith(word.Text, StringComparison.Ordinal))
        : person.Words.Contains(word.Text);
}
