using System.Buffers.Text;
using System.Text;
using Picasso.Kernel;

namespace Picasso.Payments.Serving;

/// <summary>Rows and where to go on; an empty cursor says there are no more.</summary>
internal sealed record Page<T>(IReadOnlyList<T> Rows, string NextCursor);

/// <summary>A wish for a page: after which row, how many. Cursors are opaque to callers and belong to one listing.</summary>
internal sealed class PageRequest
{
    private const int Usual = 24;
    private const int Most = 100;
    private const int MaxLength = 400;
    private const char Between = '|';

    private readonly string _cursor;

    /// <exception cref="RefusedException">"invalid_request" for a size that is not one.</exception>
    public PageRequest(string cursor, int size)
    {
        if (size is < 0 or > Most)
            throw Refusal.Invalid("invalid_request", $"A page has 1 to {Most} rows.", "page_size").ToException();
        (_cursor, Size) = (cursor, size == 0 ? Usual : size);
    }

    public int Size { get; }

    /// <summary>The cursor behind a row of a listing.</summary>
    public static string Cursor(string listing, params string[] keys) =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Join(Between, [listing, .. keys])));

    /// <summary>The one id in the cursor; null for the first page.</summary>
    /// <exception cref="RefusedException">"cursor_invalid".</exception>
    public string? Single(string listing)
    {
        if (_cursor.Length == 0)
            return null;
        return Read(listing, keys: 1) is [var id] && Ids.IsId(id) ? id : throw Invalid();
    }

    /// <summary>The time and the id in the cursor; null for the first page.</summary>
    /// <exception cref="RefusedException">"cursor_invalid".</exception>
    public (DateTimeOffset Time, string Id)? TimeAndId(string listing)
    {
        if (_cursor.Length == 0)
            return null;
        return Read(listing, keys: 2) is [var time, var id] && Ids.IsId(id) && long.TryParse(time, out var milliseconds)
            && milliseconds is >= 0 and < 253_402_300_800_000
            ? (DateTimeOffset.FromUnixTimeMilliseconds(milliseconds), id)
            : throw Invalid();
    }

    /// <summary>The page out of rows of which one more than asked for may be there.</summary>
    public Page<T> Cut<T>(IReadOnlyList<T> rows, Func<T, string> cursor) =>
        rows.Count > Size ? new([.. rows.Take(Size)], cursor(rows[Size - 1])) : new(rows, "");

    private string[] Read(string listing, int keys)
    {
        if (_cursor.Length > MaxLength || !Base64Url.IsValid(_cursor))
            throw Invalid();
        var parts = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(_cursor)).Split(Between);
        return parts.Length == keys + 1 && parts[0] == listing ? parts[1..] : throw Invalid();
    }

    private static RefusedException Invalid() =>
        Refusal.Invalid("cursor_invalid", "That is not a place in this list.", "cursor").ToException();
}
