using Picasso.Kernel;
using Picasso.ServiceDefaults.Authentication.Sessions;
using Picasso.Users.Model;
using Picasso.Users.SigningTokens;

namespace Picasso.Users.CheckingSessions;

/// <summary>Reads a session from the accounts themselves: the answer is never stale.</summary>
internal sealed class StoredSessionStates(IUserStore store, AccessTokenIssuer issuer, TimeProvider clock) : ISessionStates
{
    public async ValueTask<SessionState> FindAsync(UserId userId, string sessionId, CancellationToken cancellationToken)
    {
        var account = await store.FindAsync(AccountKey.Session(sessionId), cancellationToken);
        return account is { IsClosed: false } && account.Id == userId && IsOpen(account, sessionId)
            ? new SessionState(IsOpen: true, issuer.IsOperator(account))
            : default;
    }

    private bool IsOpen(UserAccount account, string sessionId) =>
        account.Sessions.Any(session => session.Id == sessionId && session.ExpiresAt > clock.GetUtcNow());
}
