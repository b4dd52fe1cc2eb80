using System.Security.Claims;
using Picasso.Contracts;
using Picasso.Kernel;

namespace Picasso.ServiceDefaults.Authentication.Sessions;

/// <summary>Rejects calls whose token belongs to an ended session: a token is valid for minutes after its session has ended.</summary>
/// <param name="states">Reads the state of sessions.</param>
public sealed class SessionValidator(ISessionStates states)
{
    /// <summary>The error of a token whose session has ended.</summary>
    public static DomainError Ended { get; } =
        new(DomainErrorKind.Unauthenticated, "session_ended", "Your session has ended. Please sign in again.");

    /// <summary>Ends the call unless the session is open and its holder still has the role that the token names.</summary>
    /// <exception cref="DomainException">"session_ended", or "try_again" when the state cannot be determined.</exception>
    public async ValueTask RequireAsync(ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        if (user.FindFirstValue("sub") is not { } userId || user.FindFirstValue(PicassoClaims.SessionId) is not { } sessionId)
            throw Ended.ToException();
        var state = await states.FindAsync(userId, sessionId, cancellationToken);
        if (!state.IsOpen || user.IsInRole(PicassoClaims.OperatorRole) && !state.IsOperator)
            throw Ended.ToException();
    }

    /// <summary>Whether a user's session is open.</summary>
    /// <exception cref="DomainException">"try_again" when the state cannot be determined.</exception>
    public async ValueTask<bool> IsOpenAsync(UserId userId, string? sessionId, CancellationToken cancellationToken) =>
        sessionId is not null && (await states.FindAsync(userId, sessionId, cancellationToken)).IsOpen;
}
