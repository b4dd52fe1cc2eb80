using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Picasso.Kernel;
using Picasso.Pictures.Queries.ReadModel;

namespace Picasso.Pictures.Queries.Paging;

/// <summary>
/// Where the next page begins, as an opaque text. A checksum over it and over what was asked tells a cursor that was
/// changed, or that belongs to another question. It grants nothing, so it needs no secret, and any replica can read it.
/// </summary>
/// <param name="Key">Where the page before ended.</param>
/// <param name="Weights">Of a search's words, as measured for its first page; else empty.</param>
internal sealed record Cursor(PageKey Key, IReadOnlyList<int> Weights)
{
    private const byte Version = 1;
    private const int Fixed = 1 + 8 + 8;
    private const int Check = 8;
    private const int MaxLength = 1024;

    /// <summary>The text for a cursor of a listing.</summary>
    /// <param name="scope">Names the listing with all its filters.</param>
    public string Write(string scope)
    {
        var bytes = new byte[Fixed + (4 * Weights.Count) + Check];
        bytes[0] = Version;
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(1), Key.Rank);
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(9), Key.Sequence);
        for (var i = 0; i < Weights.Count; i++)
            BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(Fixed + (4 * i)), Weights[i]);
        ChecksumOf(bytes.AsSpan(..^Check), scope).CopyTo(bytes.AsSpan(^Check..));
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>The cursor behind a text; null for the empty one, which asks for the first page.</summary>
    /// <exception cref="RefusedException">"cursor_invalid".</exception>
    public static Cursor? Read(string text, string scope)
    {
        if (text.Length == 0)
            return null;
        if (text.Length > MaxLength || Decode(text) is not { } bytes || !IsWhole(bytes, scope))
            throw Refusal.Invalid("cursor_invalid", "This page is no longer there. Please start again from the first one.", "cursor").ToException();
        var weights = new int[(bytes.Length - Fixed - Check) / 4];
        for (var i = 0; i < weights.Length; i++)
            weights[i] = BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(Fixed + (4 * i)));
        return new Cursor(
            new PageKey(BinaryPrimitives.ReadInt64BigEndian(bytes.AsSpan(1)), BinaryPrimitives.ReadInt64BigEndian(bytes.AsSpan(9))), weights);
    }

    private static byte[]? Decode(string text)
    {
        if (!Base64Url.IsValid(text))
            return null;
        var bytes = Base64Url.DecodeFromChars(text);
        // Spare bits of the last character and padding could spell the same bytes in another way.
        return Base64Url.EncodeToString(bytes) == text ? bytes : null;
    }

    private static bool IsWhole(byte[] bytes, string scope) =>
        bytes.Length >= Fixed + Check
        && (bytes.Length - Fixed - Check) % 4 == 0
        && bytes[0] == Version
        && ChecksumOf(bytes.AsSpan(..^Check), scope).SequenceEqual(bytes.AsSpan(^Check..));

    private static ReadOnlySpan<byte> ChecksumOf(ReadOnlySpan<byte> content, string scope)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(content);
        hash.AppendData(Encoding.UTF8.GetBytes(scope));
        return hash.GetHashAndReset().AsSpan(0, Check);
    }
}
