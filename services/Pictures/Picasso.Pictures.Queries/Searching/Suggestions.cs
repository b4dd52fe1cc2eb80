using Picasso.Contracts.Pictures;
using Picasso.Pictures.Queries.ReadModel;
using Picasso.Pictures.Queries.Searching.Words;

namespace Picasso.Pictures.Queries.Searching;

/// <summary>What a search that is being typed may become.</summary>
internal sealed class Suggestions(IPictureReadModel pictures)
{
    private const int MostTags = 3, MostWords = 5, MostPeople = 2;

    // So many more are read as there may be stop words among them.
    private const int Spare = 10;

    // One letter matches too many words to suggest any.
    private const int Shortest = 2;

    private readonly PeopleFinder _people = new(pictures.Index);

    /// <summary>Tags, words and people, in this order.</summary>
    public async Task<SuggestResponse> FindAsync(string query, CancellationToken cancellationToken)
    {
        var answer = new SuggestResponse();
        var typed = UnfinishedWord.Of(query);
        if (typed.Text.Length < Shortest)
            return answer;
        var folded = LetterFolding.Fold(typed.Text);
        if (!StopWords.ContainsFolded(folded))
        {
            answer.Suggestions.AddRange((await CompleteAsync(PictureWords.TagWord(typed.Text), MostTags, cancellationToken))
                .Select(word => new Suggestion { Tag = PictureWords.TagOf(word) }));
            answer.Suggestions.AddRange((await CompleteAsync(folded, MostWords + Spare, cancellationToken))
                .Where(word => !StopWords.ContainsFolded(word)).Take(MostWords)
                .Select(word => new Suggestion { Query = typed.Before + word }));
        }

        // What may still become a word is not taken for a misspelt name.
        var isKnown = answer.Suggestions.Count > 0;
        answer.Suggestions.AddRange((await _people.FindAsync(QueryWords.Of(query), word => !isKnown && !word.IsUnspaced, cancellationToken)).Take(MostPeople)
            .Select(found => new Suggestion { UserId = found.Person.UserId, DisplayName = found.Person.Name }));
        return answer;
    }

    private async Task<IEnumerable<string>> CompleteAsync(string beginning, int most, CancellationToken cancellationToken) =>
        (await pictures.Index.CompleteAsync(beginning, most, cancellationToken)).Select(word => word.Text);
}
