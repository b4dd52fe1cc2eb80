using Picasso.Kernel;

namespace Picasso.Payments.Serving;

/// <summary>Rows and the cursor of the next page; an empty cursor marks the last page.</summary>
internal sealed record Page<T>(IReadOnlyList<T> Rows, string NextCursor);

/// <summary>A requested page: its cursor and size. Cursors are opaque to callers and belong to one listing.</summary>
internal sealed class PageRequest
{
    private const int Usual = 24;
    private const int Most = 100;

    // Milliseconds of the first moment beyond the range of a time.
    private const long AfterTheLast = 253_402_300_800_000;

    private readonly string _cursor;

    /// <exception cref="DomainException">"invalid_request" for an invalid size.</exception>
    public PageRequest(string cursor, int size) => (_cursor, Size) = (cursor, PageCursor.Size(size, Usual, Most));

    public int Size { get; }

    /// <summary>The one id in the cursor; null for the first page.</summary>
    /// <exception cref="DomainException">"cursor_invalid".</exception>
    public string? Single(string listing) => PageCursor.Read(listing, _cursor) switch
    {
        null => null,
        var id when Ids.IsId(id) => id,
        _ => throw PageCursor.Invalid(),
    };

    /// <summary>The time and the id in the cursor; null for the first page.</summary>
    /// <exception cref="DomainException">"cursor_invalid".</exception>
    public (DateTimeOffset Time, string Id)? TimeAndId(string listing) => PageCursor.ReadKeys(listing, _cursor) switch
    {
        null => null,
        [var time, var id] when Ids.IsId(id) && long.TryParse(time, out var milliseconds) && milliseconds is >= 0 and < AfterTheLast =>
            (DateTimeOffset.FromUnixTimeMilliseconds(milliseconds), id),
        _ => throw PageCursor.Invalid(),
    };

    /// <summary>The page from rows that may include one more than requested.</summary>
    public Page<T> Cut<T>(IReadOnlyList<T> rows, Func<T, string> cursor) =>
        rows.Count > Size ? new([.. rows.Take(Size)], cursor(rows[Size - 1])) : new(rows, "");
}
