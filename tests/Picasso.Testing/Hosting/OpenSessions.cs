using Picasso.Kernel;
using Picasso.ServiceDefaults.Authentication.Sessions;

namespace Picasso.Testing.Hosting;

/// <summary>Sessions of <see cref="TestTokens"/>: open until a test ends them all.</summary>
public sealed class OpenSessions : ISessionStates
{
    public const string Session = "0197a000-0000-7000-8000-000000000001";

    private volatile bool _ended;

    public void EndAll() => _ended = true;

    public ValueTask<SessionState> FindAsync(UserId userId, string sessionId, CancellationToken cancellationToken) =>
        ValueTask.FromResult(new SessionState(!_ended, IsOperator: true));
}
