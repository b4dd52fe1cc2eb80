using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;

namespace Picasso.Users.SigningTokens;

/// <summary>A key in use: the private part for signing, the public part for verification.</summary>
internal sealed record SigningKey(int Number, DateTimeOffset CreatedAt, ECDsaSecurityKey Private, JsonWebKey Public)
{
    /// <summary>Reads a stored key; its id is the thumbprint of its public part (RFC 7638).</summary>
    public static SigningKey From(StoredKey stored)
    {
        var ecdsa = ECDsa.Create();
        ecdsa.ImportPkcs8PrivateKey(stored.Pkcs8, out _);
        var jwk = JsonWebKeyConverter.ConvertFromECDsaSecurityKey(new ECDsaSecurityKey(ECDsa.Create(ecdsa.ExportParameters(false))));
        jwk.KeyId = Base64UrlEncoder.Encode(jwk.ComputeJwkThumbprint());
        jwk.Use = JsonWebKeyUseNames.Sig;
        jwk.Alg = SecurityAlgorithms.EcdsaSha256;
        return new SigningKey(stored.Number, stored.CreatedAt, new ECDsaSecurityKey(ecdsa) { KeyId = jwk.KeyId }, jwk);
    }

    /// <summary>A new key to store.</summary>
    public static StoredKey Make(int number, DateTimeOffset now)
    {
        using var ecdsa = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return new StoredKey(number, now, ecdsa.ExportPkcs8PrivateKey());
    }
}
