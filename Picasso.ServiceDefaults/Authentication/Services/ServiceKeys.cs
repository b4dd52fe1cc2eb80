using Microsoft.Extensions.Configuration;
using Picasso.Kernel;

namespace Picasso.ServiceDefaults.Authentication.Services;

/// <summary>
/// The secrets that processes of one installation share: configuration <c>Picasso:ServiceKeys:0</c>, <c>:1</c> …, each 32 bytes or more in
/// base64. The first signs, all verify, so that a key can be replaced process by process.
/// </summary>
public sealed class ServiceKeys
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Picasso:ServiceKeys";

    /// <summary>The minimum number of random bytes of a key.</summary>
    public const int MinBytes = 32;

    /// <summary>Reads the keys. An empty list is valid; then no call counts as a service's call.</summary>
    /// <exception cref="InvalidConfigurationException">A key is not base64, or is too short.</exception>
    public ServiceKeys(IConfiguration configuration) =>
        All = [.. configuration.GetSection(Section).GetChildren().Select(entry => Decode(entry.Path, entry.Value))];

    /// <summary>Every key, the signing key first.</summary>
    internal IReadOnlyList<byte[]> All { get; }

    /// <summary>Whether there is a key.</summary>
    public bool Any => All.Count > 0;

    private static byte[] Decode(string setting, string? text)
    {
        var key = new byte[text?.Length ?? 0];
        return Convert.TryFromBase64String(text ?? "", key, out var length) && length >= MinBytes
            ? key[..length]
            : throw new InvalidConfigurationException(setting, "must be at least 32 random bytes in base64 (openssl rand -base64 32)");
    }
}
