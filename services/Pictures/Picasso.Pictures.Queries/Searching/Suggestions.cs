using Picasso.Contracts.Pictures;
using Picasso.Pictures.Queries.ReadModel;
using Picasso.Pictures.Queries.Searching.Words;

namespace Picasso.Pictures.Queries.Searching;

/// <summary>What a search that is being typed may become.</summary>
internal sealed class Suggestions(IPictureReadModel pictures)
{
    private const int MostTags = 3, MostWords = 5, MostPeople = 2;

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
        answer.Suggestions.AddRange((await CompleteAsync(PictureWords.TagWord(typed.Text), MostTags, cancellationToken))
            .Select(word => new Suggestion { Tag = PictureWords.TagOf(word) }));
        answer.Suggestions.AddRange((await CompleteAsync(LetterFolding.Fold(typed.Text), MostWords, cancellationToken))
            .Select(word => new Suggestion { Query = typed.Before + word }));
        answer.Suggestions.AddRange((await _people.FindAsync(QueryWords.Of(query), cancellationToken)).Take(MostPeople)
            .Select(person => new Suggestion { UserId = person.UserId, DisplayName = person.Name }));
        return answer;
    }

    private async Task<IEnumerable<string>> CompleteAsync(string beginning, int most, CancellationToken cancellationToken) =>
        (await pictures.Index.CompleteAsync(beginning, most, cancellationToken)).Select(word => word.Text);
}
