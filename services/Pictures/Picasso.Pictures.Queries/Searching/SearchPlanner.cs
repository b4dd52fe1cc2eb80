using Picasso.Pictures.Queries.ReadModel;
using Picasso.Pictures.Queries.Searching.Words;

namespace Picasso.Pictures.Queries.Searching;

/// <summary>What a query looks for: each word with its stems, longer words, words that it may have been meant to be, and people.</summary>
internal sealed class SearchPlanner(ISearchIndex index)
{
    private const int MostLonger = 8, MostSimilar = 4, MostCandidates = 200;
    private const int Typed = 100, Stem = 90, Longer = 60, OneError = 40, MoreErrors = 30;

    // A word in fewer pictures may itself be a typing error of somebody.
    private const int Known = 4;

    private readonly PeopleFinder _people = new(index);

    /// <summary>
    /// A term for each word of the query, the rarest first. A term that no picture has is without words: nothing is found. Empty when there is no word in
    /// the query.
    /// </summary>
    public async Task<IReadOnlyList<SearchTerm>> PlanAsync(string query, CancellationToken cancellationToken)
    {
        var words = QueryWords.Of(query);
        if (words.Count == 0)
            return [];
        var known = await index.CountAsync([.. words.SelectMany(word => word.Stems.Append(word.Text)).Distinct()], cancellationToken);
        var longer = words.FirstOrDefault(word => word.IsUnfinished) is { } typed ? await index.CompleteAsync(typed.Text, MostLonger, cancellationToken) : [];
        var people = await _people.FindAsync(words, word => MayErr(word, known, longer), cancellationToken);
        var counts = await WithAsync(known, people, cancellationToken);
        var plans = new List<(SearchTerm Term, long Pictures)>();
        foreach (var word in words)
            plans.Add(await PlanAsync(word, people, counts, longer, cancellationToken));
        return [.. plans.OrderBy(plan => plan.Pictures).Select(plan => plan.Term)];
    }

    // A word that pictures have, or that may become one, is not taken for another.
    private static bool MayErr(QueryWord word, WordCounts counts, IReadOnlyList<DictionaryWord> longer) =>
        !word.IsUnspaced && counts.Pictures.GetValueOrDefault(word.Text) < Known && !(word.IsUnfinished && longer.Count > 0);

    private async Task<WordCounts> WithAsync(WordCounts known, IReadOnlyList<FoundPerson> people, CancellationToken cancellationToken)
    {
        if (people.Count == 0)
            return known;
        var theirs = await index.CountAsync([.. people.Select(found => PictureWords.PersonWord(found.Person.UserId))], cancellationToken);
        return known with { Pictures = known.Pictures.Concat(theirs.Pictures).ToDictionary() };
    }

    private async Task<(SearchTerm Term, long Pictures)> PlanAsync(
        QueryWord word, IReadOnlyList<FoundPerson> people, WordCounts counts, IReadOnlyList<DictionaryWord> longer, CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, (int Quality, long Pictures)>();
        Add(word.Text, Typed);
        foreach (var stem in word.Stems)
            Add(stem, Stem);
        foreach (var (person, errors) in people)
        {
            if (errors.TryGetValue(word.Text, out var error))
                Add(PictureWords.PersonWord(person.UserId), QualityOf(error));
        }

        foreach (var (other, quality) in MayErr(word, counts, longer) ? await FindSimilarAsync(word.Text, cancellationToken) : LongerOf(word, longer))
            found.TryAdd(other.Text, (quality, other.Pictures));
        var pictures = found.Values.Sum(one => one.Pictures);
        return (new SearchTerm(
            [.. found.Select(one => new SearchWord(one.Key, one.Value.Quality))], Rarity.WeightOf(counts.Total, pictures)), pictures);

        void Add(string text, int quality)
        {
            if (counts.Pictures.TryGetValue(text, out var count))
                found.TryAdd(text, (quality, count));
        }
    }

    private static IReadOnlyList<(DictionaryWord Word, int Quality)> LongerOf(QueryWord word, IReadOnlyList<DictionaryWord> longer) =>
        word.IsUnfinished ? [.. longer.Select(other => (other, Longer))] : [];

    private async Task<IReadOnlyList<(DictionaryWord Word, int Quality)>> FindSimilarAsync(string word, CancellationToken cancellationToken)
    {
        var errors = TypingErrors.AllowedIn(word);
        if (errors == 0)
            return [];
        var candidates = await index.FindSimilarAsync(TypingErrors.KeysOfQuery(word), MostCandidates, cancellationToken);
        return [.. candidates
            .Select(candidate => (Word: candidate, Distance: TypingErrors.Distance(word, candidate.Text)))
            .Where(candidate => candidate.Distance > 0 && candidate.Distance <= errors)
            .OrderBy(candidate => candidate.Distance).ThenByDescending(candidate => candidate.Word.Pictures)
            .ThenBy(candidate => candidate.Word.Text, StringComparer.Ordinal)
            .Take(MostSimilar)
            .Select(candidate => (candidate.Word, QualityOf(candidate.Distance)))];
    }

    private static int QualityOf(int errors) => errors switch
    {
        0 => Typed,
        1 => OneError,
        _ => MoreErrors,
    };
}
