using System.Globalization;
using Picasso.Kernel;
using Picasso.Pictures.Queries.ReadModel;
using Picasso.Pictures.Queries.Searching.Words;

namespace Picasso.Pictures.Queries.Searching;

/// <summary>The position in a search. It has the terms as they were planned for the first page, so that all pages are of one search.</summary>
internal sealed record SearchCursor(IReadOnlyList<SearchTerm> Terms, SearchWindow Window, PageKey Key)
{
    private const int Numbers = 4;

    // Above what a plan has. Anybody can make a cursor, so nothing in it may cost more.
    private const int MostWords = 30, MostQuality = 100, MostWeight = 1_000_000;

    // Neither occurs in a word.
    private const char BetweenWords = ' ', BeforeQuality = '=';

    /// <summary>The text for a search.</summary>
    /// <param name="scope">Names the search with all its filters.</param>
    public string Write(string scope) => PageCursor.Write(
        scope, [Text(Window.Lower), Text(Window.Upper), Text(Key.Rank), Text(Key.Sequence), .. Terms.Select(Text)]);

    /// <summary>The cursor in a text; null for the empty one.</summary>
    /// <exception cref="DomainException">"cursor_invalid".</exception>
    public static SearchCursor? Read(string text, string scope)
    {
        var keys = PageCursor.ReadKeys(scope, text);
        if (keys is null)
            return null;
        if (keys.Length is <= Numbers or > Numbers + QueryWords.Most)
            throw PageCursor.Invalid();
        return new SearchCursor(
            [.. keys.Skip(Numbers).Select(Term)], new SearchWindow(Number(keys[0]), Number(keys[1])), new PageKey(Number(keys[2]), Number(keys[3])));
    }

    private static string Text(SearchTerm term) =>
        string.Join(BetweenWords, term.Words.Select(word => $"{word.Text}{BeforeQuality}{Text(word.Quality)}").Prepend(Text(term.Weight)));

    private static SearchTerm Term(string key)
    {
        var parts = key.Split(BetweenWords);
        return parts.Length is > 1 and <= MostWords + 1
            ? new SearchTerm([.. parts.Skip(1).Select(Word)], Number(parts[0], 0, MostWeight))
            : throw PageCursor.Invalid();
    }

    private static SearchWord Word(string part) => part.Split(BeforeQuality) is [var text, var quality]
        ? new SearchWord(text, Number(quality, 1, MostQuality))
        : throw PageCursor.Invalid();

    private static int Number(string text, int least, int most) => Number(text) is var number && number >= least && number <= most ? (int)number : throw PageCursor.Invalid();

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static long Number(string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : throw PageCursor.Invalid();
}
