using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Picasso.Kernel;

/// <summary>
/// Opaque cursors: the keys at the end of the previous page. A checksum over them and over the listing rejects a cursor that was changed or that
/// belongs to another listing. A cursor grants nothing, so it needs no secret, and any copy of a service can read it.
/// </summary>
public static class PageCursor
{
    private const char Between = '\n';
    private const int Check = 8;
    // A search has its words in the cursor.
    private const int MaxLength = 4096;

    /// <summary>The cursor for the page after these keys.</summary>
    /// <param name="listing">Names the listing with all its filters.</param>
    /// <param name="keys">The keys of the last entry of this page; none holds a line break.</param>
    public static string Write(string listing, params IEnumerable<string> keys)
    {
        var content = Encoding.UTF8.GetBytes(string.Join(Between, keys));
        return Base64Url.EncodeToString([.. content, .. ChecksumOf(content, listing)]);
    }

    /// <summary>The one key in a cursor of this listing; null for the empty one.</summary>
    /// <exception cref="DomainException">"cursor_invalid".</exception>
    public static string? Read(string listing, string cursor) => ReadKeys(listing, cursor) switch
    {
        null => null,
        [var key] => key,
        _ => throw Invalid(),
    };

    /// <summary>The number in a cursor of this listing; null for the empty one.</summary>
    /// <exception cref="DomainException">"cursor_invalid".</exception>
    public static long? ReadNumber(string listing, string cursor) => ReadNumbers(listing, cursor) switch
    {
        null => null,
        [var number] => number,
        _ => throw Invalid(),
    };

    /// <summary>The numbers in a cursor of this listing; null for the empty one.</summary>
    /// <exception cref="DomainException">"cursor_invalid".</exception>
    public static long[]? ReadNumbers(string listing, string cursor) => ReadKeys(listing, cursor)?.Select(key =>
        long.TryParse(key, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : throw Invalid()).ToArray();

    /// <summary>The keys in a cursor of this listing; null for the empty one, which selects the first page.</summary>
    /// <exception cref="DomainException">"cursor_invalid".</exception>
    public static string[]? ReadKeys(string listing, string cursor)
    {
        if (cursor.Length == 0)
            return null;
        if (cursor.Length > MaxLength || !Base64Url.IsValid(cursor))
            throw Invalid();
        var bytes = Base64Url.DecodeFromChars(cursor);
        // Unused bits of the last character and padding could encode the same bytes differently.
        if (bytes.Length < Check || Base64Url.EncodeToString(bytes) != cursor || !ChecksumOf(bytes.AsSpan(..^Check), listing).SequenceEqual(bytes.AsSpan(^Check..)))
            throw Invalid();
        return Encoding.UTF8.GetString(bytes, 0, bytes.Length - Check).Split(Between);
    }

    /// <summary>The page size.</summary>
    /// <param name="asked">From the request; 0 means the default.</param>
    /// <param name="usual">The default.</param>
    /// <param name="most">The upper bound.</param>
    /// <exception cref="DomainException">"invalid_request".</exception>
    public static int Size(int asked, int usual, int most) => asked switch
    {
        0 => usual,
        _ when asked > 0 && asked <= most => asked,
        _ => throw DomainError.Invalid("invalid_request", $"A page has 1 to {most} entries.", "page_size").ToException(),
    };

    /// <summary>The error of a cursor from another listing.</summary>
    public static DomainException Invalid() =>
        DomainError.Invalid("cursor_invalid", "This page does not exist. Please start from the first one.", "cursor").ToException();

    private static ReadOnlySpan<byte> ChecksumOf(ReadOnlySpan<byte> content, string listing)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(content);
        hash.AppendData(Encoding.UTF8.GetBytes(listing));
        return hash.GetHashAndReset().AsSpan(0, Check);
    }
}
