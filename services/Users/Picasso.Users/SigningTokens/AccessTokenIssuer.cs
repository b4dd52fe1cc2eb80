using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Picasso.Contracts;
using Picasso.Kernel;
using Picasso.Users.Model;

namespace Picasso.Users.SigningTokens;

/// <summary>A signed JWT and its expiry.</summary>
internal sealed record AccessToken(string Text, DateTimeOffset ExpiresAt);

/// <summary>Signs the claims about a caller that every service trusts, for a few minutes.</summary>
internal sealed class AccessTokenIssuer(KeyRing keys, IOptions<UsersOptions> options, TimeProvider clock)
{
    /// <summary>The lifetime of a token; also how long its claims may be stale.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    /// <summary>
    /// The lifetime of a token with the operators' role: a revoked role ends everywhere within this time. The web renews a token a minute before its
    /// expiry.
    /// </summary>
    public static readonly TimeSpan OperatorLifetime = TimeSpan.FromMinutes(2);

    private static readonly JsonWebTokenHandler s_handler = new() { SetDefaultTimesOnTokenCreation = false };

    /// <summary>Whether the account has the operator's role now.</summary>
    public bool IsOperator(UserAccount account) => options.Value.IsOperator(account);

    /// <summary>A token for a session of the account.</summary>
    public async Task<AccessToken> IssueAsync(UserAccount account, string sessionId, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var expiresAt = DateTimeOffset.FromUnixTimeSeconds((now + (IsOperator(account) ? OperatorLifetime : Lifetime)).ToUnixTimeSeconds());
        var key = await keys.SigningAsync(cancellationToken);
        return new AccessToken(s_handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = ServiceNames.Users,
            Audience = PicassoClaims.Audience,
            IssuedAt = now.UtcDateTime,
            NotBefore = now.UtcDateTime,
            Expires = expiresAt.UtcDateTime,
            Claims = ClaimsOf(account, sessionId, now),
            SigningCredentials = new SigningCredentials(key.Private, SecurityAlgorithms.EcdsaSha256),
        }), expiresAt);
    }

    private Dictionary<string, object> ClaimsOf(UserAccount account, string sessionId, DateTimeOffset now)
    {
        var claims = new Dictionary<string, object>
        {
            ["sub"] = account.Id,
            ["jti"] = Ids.New(clock),
            [PicassoClaims.SessionId] = sessionId,
            [PicassoClaims.EmailVerified] = account.EmailVerified ? "true" : "false",
            [PicassoClaims.Adult] = Age.IsAdult(account.DateOfBirth, DateOnly.FromDateTime(now.UtcDateTime)) ? "true" : "false",
        };
        if (IsOperator(account))
            claims[PicassoClaims.Role] = PicassoClaims.OperatorRole;
        return claims;
    }
}
