using System.Security.Cryptography;
using System.Text;

namespace Picasso.Payments.Providers;

/// <summary>A provider's fingerprint distinguishes cards without their numbers.</summary>
internal static class CardFingerprints
{
    /// <summary>The hash of a provider's fingerprint; empty when the provider has none.</summary>
    public static string Mark(string provider, string? fingerprint) => string.IsNullOrEmpty(fingerprint)
        ? ""
        : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"picasso/card/{provider}/{fingerprint}")));
}
