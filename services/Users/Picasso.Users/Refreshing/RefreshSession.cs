using Picasso.Kernel;
using Picasso.Users.LoggingIn;
using Picasso.Users.Model;

namespace Picasso.Users.Refreshing;

/// <summary>Exchanges a refresh token for its successor. A token presented after its grace period ends the session.</summary>
internal sealed class RefreshSession(IUserStore store, SessionOpener sessions, TimeProvider clock)
{
    public async Task<OpenSession> HandleAsync(string refreshToken, CancellationToken cancellationToken)
    {
        var token = RefreshToken.Parse(refreshToken) ?? throw Ended;
        var (next, now, accepted) = (Secret.New(), clock.GetUtcNow(), false);
        var account = await store.ChangeAsync(AccountKey.Session(token.SessionId), Decide, cancellationToken);
        return account is not null && accepted
            ? await sessions.DescribeAsync(account, token.SessionId, next, now, cancellationToken)
            : throw Ended;

        UserAccount Decide(UserAccount current)
        {
            if (!current.IsUsable)
                return current.EndSession(token.SessionId);
            (var changed, accepted) = current.Refresh(token.SessionId, token.SecretHash, next, now);
            return changed;
        }
    }

    private static DomainException Ended =>
        new DomainError(DomainErrorKind.Unauthenticated, "session_ended", "Your session has ended. Please sign in again.").ToException();
}
