using System.Buffers.Text;
using System.Text;

namespace Picasso.Kernel;

/// <summary>Opaque cursors: what is listed and the key where the page before ended.</summary>
public static class PageCursor
{
    /// <summary>The cursor for the page after this key.</summary>
    /// <param name="listing">Names the listing, so that its cursor cannot be used for another.</param>
    /// <param name="key">The last key of this page.</param>
    public static string Write(string listing, string key) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{listing}\n{key}"));

    /// <summary>The key behind a cursor of this listing; null for the empty one.</summary>
    /// <exception cref="RefusedException">"cursor_invalid".</exception>
    public static string? Read(string listing, string cursor)
    {
        if (cursor.Length == 0)
            return null;
        var buffer = new byte[Base64Url.GetMaxDecodedLength(cursor.Length)];
        var text = Base64Url.IsValid(cursor) && Base64Url.TryDecodeFromChars(cursor, buffer, out var length)
            ? Encoding.UTF8.GetString(buffer, 0, length)
            : "";
        return text.StartsWith($"{listing}\n", StringComparison.Ordinal) ? text[(listing.Length + 1)..] : throw Invalid();
    }

    /// <summary>The number behind a cursor of this listing; null for the empty one.</summary>
    /// <exception cref="RefusedException">"cursor_invalid".</exception>
    public static long? ReadNumber(string listing, string cursor) => Read(listing, cursor) switch
    {
        null => null,
        var key when long.TryParse(key, out var number) => number,
        _ => throw Invalid(),
    };

    /// <summary>How many to list.</summary>
    /// <param name="asked">From the request; 0 leaves it to us.</param>
    /// <param name="usual">What 0 means.</param>
    /// <param name="most">The upper bound.</param>
    /// <exception cref="RefusedException">"invalid_request".</exception>
    public static int Size(int asked, int usual, int most) => asked switch
    {
        0 => usual,
        _ when asked > 0 && asked <= most => asked,
        _ => throw Refusal.Invalid("invalid_request", $"A page has 1 to {most} entries.", "page_size").ToException(),
    };

    private static RefusedException Invalid() =>
        Refusal.Invalid("cursor_invalid", "That is not a cursor of this list.", "cursor").ToException();
}
