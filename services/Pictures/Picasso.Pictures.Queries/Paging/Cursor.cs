using System.Globalization;
using Picasso.Kernel;
using Picasso.Pictures.Queries.ReadModel;

namespace Picasso.Pictures.Queries.Paging;

/// <summary>The position of the next page.</summary>
/// <param name="Key">The key at the end of the previous page.</param>
internal sealed record Cursor(PageKey Key)
{
    /// <summary>The text for a cursor of a listing.</summary>
    /// <param name="scope">Names the listing with all its filters.</param>
    public string Write(string scope) => PageCursor.Write(scope, Text(Key.Rank), Text(Key.Sequence));

    /// <summary>The cursor in a text; null for the empty one, which selects the first page.</summary>
    /// <exception cref="DomainException">"cursor_invalid".</exception>
    public static Cursor? Read(string text, string scope) => PageCursor.ReadNumbers(scope, text) switch
    {
        null => null,
        [var rank, var sequence] => new Cursor(new PageKey(rank, sequence)),
        _ => throw PageCursor.Invalid(),
    };

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
