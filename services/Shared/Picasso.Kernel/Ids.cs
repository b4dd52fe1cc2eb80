namespace Picasso.Kernel;

/// <summary>Identifiers: lower-case UUID strings.</summary>
public static class Ids
{
    /// <summary>A fresh version-7 UUID: random, and roughly ordered by the given clock.</summary>
    public static string New(TimeProvider clock) => Guid.CreateVersion7(clock.GetUtcNow()).ToString("D");

    /// <summary>The UUID derived from a name: the same name gives the same id (RFC 9562, version 8, over SHA-256).</summary>
    public static string From(string name)
    {
        Span<byte> hash = stackalloc byte[32];
        System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(name), hash);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true).ToString("D");
    }

    /// <summary>Whether this is an id in its one canonical spelling.</summary>
    public static bool IsId(string? text) =>
        Guid.TryParseExact(text, "D", out var id) && id != Guid.Empty && id.ToString("D") == text;

    /// <summary>The text when it is an id.</summary>
    /// <exception cref="DomainException">"invalid_request" when it is not.</exception>
    public static string Require(string? text, string field) =>
        IsId(text) ? text! : throw DomainError.Invalid("invalid_request", "This id is not valid.", field).ToException();
}
