using System.Security.Cryptography;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using Picasso.Contracts;

namespace Picasso.Testing.Hosting;

/// <summary>Tokens as Users would sign them, by a key of this test run.</summary>
public static class TestTokens
{
    private static readonly ECDsaSecurityKey s_key = new(ECDsa.Create(ECCurve.NamedCurves.nistP256)) { KeyId = "test" };

    public static OpenIdConnectConfiguration Configuration { get; } = new() { Issuer = ServiceNames.Users, SigningKeys = { s_key } };

    public static string For(
        string userId, bool verified = true, bool adult = true, bool isOperator = false,
        TimeSpan? lifetime = null, SecurityKey? signedBy = null)
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var claims = new Dictionary<string, object>
        {
            ["sub"] = userId,
            [PicassoClaims.SessionId] = OpenSessions.Session,
            [PicassoClaims.EmailVerified] = verified ? "true" : "false",
            [PicassoClaims.Adult] = adult ? "true" : "false",
        };
        if (isOperator)
            claims[PicassoClaims.Role] = PicassoClaims.OperatorRole;
        return new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = ServiceNames.Users,
            Audience = PicassoClaims.Audience,
            Claims = claims,
            NotBefore = now.AddHours(-1),
            IssuedAt = now.AddHours(-1),
            Expires = now + (lifetime ?? TimeSpan.FromMinutes(10)),
            SigningCredentials = new SigningCredentials(signedBy ?? s_key, SecurityAlgorithms.EcdsaSha256),
        });
    }
}
