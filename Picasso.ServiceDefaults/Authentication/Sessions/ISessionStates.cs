namespace Picasso.ServiceDefaults.Authentication.Sessions;

/// <summary>A session now.</summary>
/// <param name="IsOpen">It belongs to the person, and was neither ended nor left to expire.</param>
/// <param name="IsOperator">The person runs the marketplace.</param>
public readonly record struct SessionState(bool IsOpen, bool IsOperator);

/// <summary>Knows which sessions are open: Users from its store, every other service by asking Users.</summary>
public interface ISessionStates
{
    /// <summary>The session's state, at most a second or two old while Users can be reached.</summary>
    /// <exception cref="Kernel.DomainException">"try_again": nobody can say.</exception>
    ValueTask<SessionState> FindAsync(string userId, string sessionId, CancellationToken cancellationToken);
}
