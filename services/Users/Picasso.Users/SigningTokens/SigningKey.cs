using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;

namespace Picasso.Users.SigningTokens;

/// <summary>A key in use: the private one for signing, the public one for everybody.</summary>
internal sealed record SigningKey(int Number, DateTimeOffset CreatedAt, ECDsaSecurityKey Private, JsonWebKey Public)
{
    /// <summary>Unwraps a kept key; its id is the thumbprint of its public part (RFC 7638).</summary>
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

    /// <summary>A fresh key to keep.</summary>
    public static StoredKey Make(int number, DateTimeOffset now)
    {
        using var ecdsa = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return new StoredKey(number, now, ecdsa.ExportPkcs8PrivateKey());
    }
}
