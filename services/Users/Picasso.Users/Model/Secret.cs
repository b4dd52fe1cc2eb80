using System.Security.Cryptography;
using Microsoft.AspNetCore.WebUtilities;

namespace Picasso.Users.Model;

/// <summary>A random secret of 256 bits: its text is returned once, its hash is stored.</summary>
internal sealed class Secret
{
    private Secret(string text) => Text = text;

    /// <summary>The secret, safe in addresses (43 characters).</summary>
    public string Text { get; }

    /// <summary>The stored hash.</summary>
    public string Hash => HashOf(Text);

    /// <summary>A new one.</summary>
    public static Secret New() => new(WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32)));

    /// <summary>SHA-256 in hex. A secret of 256 random bits needs no salt and no slow hash.</summary>
    public static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text)));

    /// <summary>Never contains the secret.</summary>
    public override string ToString() => nameof(Secret);
}
