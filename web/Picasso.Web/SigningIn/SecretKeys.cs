using System.Security.Cryptography;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.AuthenticatedEncryption.ConfigurationModel;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace Picasso.Web.SigningIn;

/// <summary>
/// The framework's protection keys, derived from configured secrets instead of stored: copies of the web on different machines can read each other's
/// cookies without a common store. The first secret protects; the others only unprotect, so that a secret can be replaced without signing users out.
/// </summary>
internal sealed class SecretKeys : IXmlRepository
{
    /// <summary>Configuration key of the secrets, each 32 random bytes or more in base64.</summary>
    public const string Section = "Picasso:Web:Secrets";

    private const int LeastLength = 32;
    private const int MasterKeyLength = 64;

    // Keys of one secret are the same in every process; among several the latest activation protects.
    private static readonly DateTimeOffset s_begin = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset s_end = new(2999, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly IReadOnlyList<XElement> _keys;

    /// <exception cref="InvalidOperationException">A secret is not base64, or too short.</exception>
    public SecretKeys(IReadOnlyList<string> secrets) =>
        _keys = [.. secrets.Select((secret, index) => KeyOf(Decode(secret), s_begin.AddDays(-index)))];

    public IReadOnlyCollection<XElement> GetAllElements() => [.. _keys.Select(key => new XElement(key))];

    public void StoreElement(XElement element, string friendlyName) =>
        throw new InvalidOperationException($"Keys are derived from {SecretKeys.Section} and are not stored.");

    private static byte[] Decode(string secret)
    {
        var buffer = new byte[secret.Length];
        return Convert.TryFromBase64String(secret, buffer, out var length) && length >= LeastLength
            ? buffer[..length]
            : throw new InvalidOperationException($"{Section} takes {LeastLength} random bytes or more in base64.");
    }

    // The format is the framework's own: its classes write the descriptor.
    private static XElement KeyOf(byte[] secret, DateTimeOffset activation)
    {
        using var masterKey = new Secret(Derive(secret, "master key", MasterKeyLength));
        var descriptor = new AuthenticatedEncryptorDescriptor(new AuthenticatedEncryptorConfiguration(), masterKey).ExportToXml();
        return new XElement(
            "key",
            new XAttribute("id", new Guid(Derive(secret, "id", 16))),
            new XAttribute("version", 1),
            new XElement("creationDate", activation),
            new XElement("activationDate", activation),
            new XElement("expirationDate", s_end),
            new XElement(
                "descriptor",
                new XAttribute("deserializerType", descriptor.DeserializerType.AssemblyQualifiedName!),
                descriptor.SerializedDescriptorElement));
    }

    private static byte[] Derive(byte[] secret, string what, int length) => HKDF.DeriveKey(
        HashAlgorithmName.SHA512, secret, length, info: System.Text.Encoding.UTF8.GetBytes($"Picasso.Web {what}"));
}
