using Picasso.Pictures.Queries.ReadModel;
using Picasso.Pictures.Queries.Searching.Words;

namespace Picasso.Pictures.Queries.Searching;

/// <summary>A person whose name has words of a query.</summary>
/// <param name="Person">The person.</param>
/// <param name="Errors">Typing errors by the query's word; none for a word that the name has as it was typed.</param>
internal sealed record FoundPerson(PersonName Person, IReadOnlyDictionary<string, int> Errors);

/// <summary>The people whose names a query contains. A word that is in no name may have typing errors.</summary>
internal sealed class PeopleFinder(ISearchIndex index)
{
    private const int Most = 5, MostForWord = 500, MostSimilar = 200;

    /// <summary>The people with most of the words in their name, those with fewer typing errors first, by id among equals.</summary>
    /// <param name="words">The query's words.</param>
    /// <param name="mayErr">The words that may have typing errors.</param>
    /// <param name="cancellationToken">Cancels the reads.</param>
    public async Task<IReadOnlyList<FoundPerson>> FindAsync(
        IReadOnlyList<QueryWord> words, Func<QueryWord, bool> mayErr, CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, PersonName>();
        var misspelt = new HashSet<string>();
        foreach (var word in words)
        {
            var people = await FindAsync(word, cancellationToken);
            if (people.Count == 0 && mayErr(word))
            {
                misspelt.Add(word.Text);
                people = await index.FindSimilarPeopleAsync(TypingErrors.KeysOfQuery(word.Text), MostSimilar, cancellationToken);
            }

            foreach (var person in people)
                found.TryAdd(person.UserId, person);
        }

        return [.. found.Values
            .Select(person => new FoundPerson(person, ErrorsOf(person, words, misspelt)))
            .Where(person => person.Errors.Count > 0)
            .OrderByDescending(person => person.Errors.Count).ThenBy(person => person.Errors.Values.Sum())
            .ThenBy(person => person.Person.UserId, StringComparer.Ordinal)
            .Take(Most)];
    }

    private Task<IReadOnlyList<PersonName>> FindAsync(QueryWord word, CancellationToken cancellationToken) => word.IsUnfinished
        ? index.FindPeopleByBeginningAsync(word.Text, MostForWord, cancellationToken)
        : index.FindPeopleAsync(word.Text, MostForWord, cancellationToken);

    private static Dictionary<string, int> ErrorsOf(PersonName person, IReadOnlyList<QueryWord> words, HashSet<string> misspelt)
    {
        var errors = new Dictionary<string, int>();
        foreach (var word in words)
        {
            if (Matches(person, word))
                errors[word.Text] = 0;
            else if (misspelt.Contains(word.Text) && person.Words.Min(part => TypingErrors.Distance(word.Text, part)) is var least && least <= TypingErrors.AllowedIn(word.Text))
                errors[word.Text] = least;
        }

        return errors;
    }

    private static bool Matches(PersonName person, QueryWord word) => word.IsUnfinished
        ? person.Words.Any(part => part.StartsWith(word.Text, StringComparison.Ordinal))
        : person.Words.Contains(word.Text);
}
