using System.Security.Claims;
using Picasso.Contracts;
using Picasso.Contracts.Users;

namespace Picasso.Web.SigningIn;

/// <summary>The holder of a session, as claims of the ticket.</summary>
internal sealed record SessionPerson(string UserId, string Name, string AvatarUrl, bool Verified, bool Adult, bool IsOperator)
{
    /// <summary>Claim of the session's id within the web; it has no meaning elsewhere.</summary>
    public const string SessionIdClaim = "sid";

    public const string AvatarClaim = "avatar";

    public static SessionPerson Of(Session session) => new(
        session.Account.Profile.UserId,
        session.Account.Profile.DisplayName,
        session.Account.Profile.AvatarUrl,
        session.Account.EmailVerified,
        session.Account.Adult,
        session.Roles.Contains(PicassoClaims.OperatorRole));

    public ClaimsPrincipal ToPrincipal(string sessionId)
    {
        List<Claim> claims =
        [
            new("sub", UserId),
            new("name", Name),
            new(AvatarClaim, AvatarUrl),
            new(SessionIdClaim, sessionId),
            new(PicassoClaims.EmailVerified, Verified ? "true" : "false"),
            new(PicassoClaims.Adult, Adult ? "true" : "false"),
        ];
        if (IsOperator)
            claims.Add(new Claim(PicassoClaims.Role, PicassoClaims.OperatorRole));
        return new ClaimsPrincipal(new ClaimsIdentity(claims, SessionCookie.Scheme, "name", PicassoClaims.Role));
    }

    /// <summary>The holder of a ticket; null for an anonymous visitor.</summary>
    public static SessionPerson? In(ClaimsPrincipal? user) => user?.FindFirstValue("sub") is { } id
        ? new SessionPerson(
            id, user.FindFirstValue("name") ?? "", user.FindFirstValue(AvatarClaim) ?? "",
            user.FindFirstValue(PicassoClaims.EmailVerified) == "true",
            user.FindFirstValue(PicassoClaims.Adult) == "true",
            user.IsInRole(PicassoClaims.OperatorRole))
        : null;
}
