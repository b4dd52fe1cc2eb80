using System.Security.Claims;
using Grpc.Core;
using Picasso.Contracts;
using Picasso.Kernel;

namespace Picasso.ServiceDefaults.Authentication;

/// <summary>The caller, from the verified token alone.</summary>
/// <param name="UserId">The user.</param>
/// <param name="EmailVerified">The e-mail address is verified.</param>
/// <param name="Adult">Eighteen or older.</param>
/// <param name="IsOperator">The user is an operator.</param>
public sealed record Caller(string UserId, bool EmailVerified, bool Adult, bool IsOperator)
{
    /// <summary>The session at Users that the token was issued for.</summary>
    public string? SessionId { get; init; }

    /// <summary>Ends the call unless this user may trade (verified and adult).</summary>
    /// <exception cref="DomainException">"email_not_verified" or "not_adult".</exception>
    public Caller RequireTrader()
    {
        RequireVerified();
        return Adult ? this : throw DomainError.Forbidden(
            "not_adult", "You must be 18 or over to buy or sell. Check your date of birth in the settings.").ToException();
    }

    /// <summary>Ends the call unless the mail address is verified.</summary>
    /// <exception cref="DomainException">"email_not_verified".</exception>
    public Caller RequireVerified() => EmailVerified ? this : throw DomainError.Forbidden(
        "email_not_verified", "Please use the link in the mail that we sent you first.").ToException();
}

/// <summary>Reads the caller of a gRPC call.</summary>
public static class CallerExtensions
{
    /// <summary>The caller, or null for an anonymous one.</summary>
    public static Caller? FindCaller(this ServerCallContext context) => context.GetHttpContext().User.ToCaller();

    /// <summary>The caller.</summary>
    /// <exception cref="DomainException">"sign_in_required".</exception>
    public static Caller GetCaller(this ServerCallContext context) => context.FindCaller()
        ?? throw new DomainError(DomainErrorKind.Unauthenticated, "sign_in_required", "Please sign in first.").ToException();

    /// <summary>The caller of verified claims, or null.</summary>
    public static Caller? ToCaller(this ClaimsPrincipal user) => user.FindFirstValue("sub") is { } id
        ? new Caller(id, Is(user, PicassoClaims.EmailVerified), Is(user, PicassoClaims.Adult), user.IsInRole(PicassoClaims.OperatorRole))
        {
            SessionId = user.FindFirstValue(PicassoClaims.SessionId),
        }
        : null;

    private static bool Is(ClaimsPrincipal user, string claim) => user.FindFirstValue(claim) == "true";
}
