using Picasso.Kernel;

namespace Picasso.ServiceDefaults.Authentication.Sessions;

/// <summary>The state of a session.</summary>
/// <param name="IsOpen">It belongs to the user and has neither ended nor expired.</param>
/// <param name="IsOperator">The user is an operator.</param>
public readonly record struct SessionState(bool IsOpen, bool IsOperator);

/// <summary>Reads whether sessions are open: Users from its store, every other service by a call to Users.</summary>
public interface ISessionStates
{
    /// <summary>The session's state, at most a second or two old while Users is reachable.</summary>
    /// <exception cref="DomainException">"try_again": the state cannot be determined.</exception>
    ValueTask<SessionState> FindAsync(UserId userId, string sessionId, CancellationToken cancellationToken);
}
