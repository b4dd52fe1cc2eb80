using System.Security.Claims;
using Picasso.Contracts;
using Picasso.Kernel;

namespace Picasso.ServiceDefaults.Authentication.Sessions;

/// <summary>Lets a caller act only while the session behind the token is open: a token alone outlives its session by minutes.</summary>
/// <param name="states">Knows the sessions.</param>
public sealed class SessionGate(ISessionStates states)
{
    /// <summary>The error of a token whose session has ended.</summary>
    public static DomainError Ended { get; } =
        new(DomainErrorKind.Unauthenticated, "session_ended", "Your session has ended. Please sign in again.");

    /// <summary>Ends the call unless the session is open and its holder still has the role that the token names.</summary>
    /// <exception cref="DomainException">"session_ended", or "try_again" when nobody can say.</exception>
    public async ValueTask RequireAsync(ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        if (user.FindFirstValue("sub") is not { } userId || user.FindFirstValue(PicassoClaims.SessionId) is not { } sessionId)
            throw Ended.ToException();
        var state = await states.FindAsync(userId, sessionId, cancellationToken);
        if (!state.IsOpen || user.IsInRole(PicassoClaims.OperatorRole) && !state.IsOperator)
            throw Ended.ToException();
    }

    /// <summary>Whether a person's session is open.</summary>
    /// <exception cref="DomainException">"try_again" when nobody can say.</exception>
    public async ValueTask<bool> IsOpenAsync(string userId, string? sessionId, CancellationToken cancellationToken) =>
        sessionId is not null && (await states.FindAsync(userId, sessionId, cancellationToken)).IsOpen;
}
