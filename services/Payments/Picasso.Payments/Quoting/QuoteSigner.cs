using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Picasso.Payments.Quoting;

/// <summary>
/// Quotes as tokens: <c>q1.{key}.{payload}.{HMAC-SHA256 over all before}</c>. Reading a token returns the signed content, or nothing.
/// </summary>
internal sealed class QuoteSigner(QuoteKeys keys)
{
    private const string Version = "q1";
    private const int MaxLength = 4096;

    public string Sign(OfferedQuote quote)
    {
        var payload = Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(quote));
        var signed = $"{Version}.{keys.Current}.{payload}";
        return $"{signed}.{Base64Url.EncodeToString(Mac(keys.Find(keys.Current)!, signed))}";
    }

    /// <summary>The quote in a token; null when the signature is not valid.</summary>
    public OfferedQuote? Read(string token)
    {
        if (token.Length > MaxLength || token.Split('.') is not [Version, var keyId, var payload, var signature])
            return null;
        if (keys.Find(keyId) is not { } key || !Base64Url.IsValid(signature) || !Base64Url.IsValid(payload))
            return null;
        var expected = Mac(key, token[..token.LastIndexOf('.')]);
        return CryptographicOperations.FixedTimeEquals(expected, Base64Url.DecodeFromChars(signature))
            ? JsonSerializer.Deserialize<OfferedQuote>(Base64Url.DecodeFromChars(payload))
            : null;
    }

    private static byte[] Mac(byte[] key, string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));
}
