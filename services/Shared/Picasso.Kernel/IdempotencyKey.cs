using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Picasso.Kernel;

/// <summary>
/// A caller's repeat after a lost answer is found under its key. A repeat has the content of the first call; other content under the same key is
/// rejected, because answering "done" would report something that was never stored.
/// </summary>
public static class IdempotencyKey
{
    /// <summary>Stable reason of a reused key with other content.</summary>
    public const string Reused = "idempotency_key_reused";

    /// <summary>The content of a call as lower-case hex SHA-256. Lengths are part of it, so that field boundaries are unambiguous.</summary>
    /// <param name="fields">The content in its stored form; null (absent) differs from empty.</param>
    public static string Fingerprint(params ReadOnlySpan<string?> fields)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> length = stackalloc byte[sizeof(int)];
        foreach (var field in fields)
        {
            var bytes = Encoding.UTF8.GetBytes(field ?? "");
            BinaryPrimitives.WriteInt32BigEndian(length, field is null ? -1 : bytes.Length);
            hash.AppendData(length);
            hash.AppendData(bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Whether a call repeats the stored one. A record from before fingerprints were stored accepts every repeat.</summary>
    /// <param name="stored">The fingerprint stored with the key; null or empty when the record has none.</param>
    /// <param name="fingerprint">The fingerprint of the call.</param>
    public static bool IsRepeat(string? stored, string fingerprint) => string.IsNullOrEmpty(stored) || stored == fingerprint;

    /// <summary>The error of other content under a known key: ABORTED.</summary>
    /// <param name="field">The request's field with the key.</param>
    /// <param name="message">A sentence about the stored record for people.</param>
    /// <param name="metadata">Data of the stored record for programs.</param>
    public static DomainError Refuse(string field, string message, params ReadOnlySpan<(string Name, string Value)> metadata)
    {
        var stored = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in metadata)
            stored[name] = value;
        return new DomainError(DomainErrorKind.Aborted, Reused, message, field) { Metadata = stored };
    }
}
