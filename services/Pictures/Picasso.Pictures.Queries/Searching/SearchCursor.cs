using System.Globalization;
using Picasso.Kernel;
using Picasso.Pictures.Queries.ReadModel;

namespace Picasso.Pictures.Queries.Searching;

/// <summary>The position in a search. It has the terms as they were planned for the first page, so that all pages are of one search.</summary>
internal sealed record SearchCursor(IReadOnlyList<SearchTerm> Terms, SearchWindow Window, PageKey Key)
{
    private const int Numbers = 4;

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
        if (keys.Length <= Numbers)
            throw PageCursor.Invalid();
        return new SearchCursor(
            [.. keys.Skip(Numbers).Select(Term)], new SearchWindow(Number(keys[0]), Number(keys[1])), new PageKey(Number(keys[2]), Number(keys[3])));
    }

    private static string Text(SearchTerm term) =>
        string.Join(BetweenWords, term.Words.Select(word => $"{word.Text}{BeforeQuality}{Text(word.Quality)}").Prepend(Text(term.Weight)));

    private static SearchTerm Term(string key)
    {
        var parts = key.Split(BetweenWords);
        return new SearchTerm([.. parts.Skip(1).Select(Word)], checked((int)Number(parts[0])));
    }

    private static SearchWord Word(string part) => part.Split(BeforeQuality) is [var text, var quality]
        ? new SearchWord(text, checked((int)Number(quality)))
        : throw PageCursor.Invalid();

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static long Number(string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : throw PageCursor.Invalid();
}
