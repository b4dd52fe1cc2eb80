using System.Globalization;
using Picasso.Kernel;
using Picasso.Pictures.Queries.ReadModel;

namespace Picasso.Pictures.Queries.Paging;

/// <summary>Where the next page begins.</summary>
/// <param name="Key">Where the page before ended.</param>
/// <param name="Weights">Of a search's words, as measured for its first page; else empty.</param>
internal sealed record Cursor(PageKey Key, IReadOnlyList<int> Weights)
{
    /// <summary>The text for a cursor of a listing.</summary>
    /// <param name="scope">Names the listing with all its filters.</param>
    public string Write(string scope) => PageCursor.Write(
        scope, [Text(Key.Rank), Text(Key.Sequence), .. Weights.Select(weight => Text(weight))]);

    /// <summary>The cursor behind a text; null for the empty one, which asks for the first page.</summary>
    /// <exception cref="DomainException">"cursor_invalid".</exception>
    public static Cursor? Read(string text, string scope) => PageCursor.ReadNumbers(scope, text) switch
    {
        null => null,
        [var rank, var sequence, .. var weights] => new Cursor(new PageKey(rank, sequence), [.. weights.Select(weight => checked((int)weight))]),
        _ => throw PageCursor.Invalid(),
    };

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
