using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Picasso.ServiceDefaults.Authentication.Services;

/// <summary>
/// The signed content of one call between services. A token is valid for this call only: another service, method or client address makes it invalid,
/// and it expires after a minute.
/// </summary>
/// <param name="Caller">The calling process: the names of its services, joined by '+'.</param>
/// <param name="Audience">The called service.</param>
/// <param name="Method">The path of a gRPC method; empty for plain HTTP.</param>
/// <param name="ClientAddress">The client address that the caller asserts; empty for none.</param>
internal sealed record ServiceCall(string Caller, string Audience, string Method, string ClientAddress);

/// <summary>Signs and verifies service tokens: <c>v1.{caller}.{audience}.{Unix seconds}.{HMAC-SHA-256 in base64url}</c>.</summary>
internal static class ServiceToken
{
    private const string Version = "v1";
    private const int MaxLength = 512;

    /// <summary>The validity of a token in either direction, which also allows for clock differences.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(1);

    public static string Sign(byte[] key, ServiceCall call, DateTimeOffset now)
    {
        var issued = now.ToUnixTimeSeconds();
        return $"{Version}.{call.Caller}.{call.Audience}.{issued.ToString(CultureInfo.InvariantCulture)}.{Base64Url.EncodeToString(Mac(key, call, issued))}";
    }

    /// <summary>The verified call; null for a token that is malformed, too old, for another call, or signed with none of the keys.</summary>
    /// <param name="keys">The installation's keys.</param>
    /// <param name="token">The text of the header.</param>
    /// <param name="method">As in <see cref="ServiceCall"/>, from the request itself.</param>
    /// <param name="clientAddress">As in <see cref="ServiceCall"/>, from the request itself.</param>
    /// <param name="now">The time.</param>
    public static ServiceCall? Verify(IReadOnlyList<byte[]> keys, string token, string method, string clientAddress, DateTimeOffset now)
    {
        if (token.Length > MaxLength || token.Split('.') is not [Version, var caller, var audience, var time, var signature]
            || !long.TryParse(time, NumberStyles.None, CultureInfo.InvariantCulture, out var issued)
            || Math.Abs(now.ToUnixTimeSeconds() - issued) > Lifetime.TotalSeconds || !Base64Url.IsValid(signature))
            return null;
        var (call, shown, matches) = (new ServiceCall(caller, audience, method, clientAddress), Base64Url.DecodeFromChars(signature), false);
        foreach (var key in keys)
            matches |= CryptographicOperations.FixedTimeEquals(shown, Mac(key, call, issued));
        return matches ? call : null;
    }

    // No part may contain a line feed, so that different calls never produce the same text.
    private static byte[] Mac(byte[] key, ServiceCall call, long issued) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(
        $"picasso-service-{Version}\n{call.Caller}\n{call.Audience}\n{issued}\n{call.Method}\n{call.ClientAddress}"));
}
