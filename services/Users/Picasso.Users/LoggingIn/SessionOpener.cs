using Picasso.Kernel;
using Picasso.Users.Model;
using Picasso.Users.SigningTokens;

namespace Picasso.Users.LoggingIn;

/// <summary>A session for its browser.</summary>
internal sealed record OpenSession(UserAccount Account, AccessToken Access, string RefreshToken, DateTimeOffset RefreshExpiresAt, bool IsOperator);

/// <summary>Opens sessions and issues their tokens.</summary>
internal sealed class SessionOpener(IUserStore store, AccessTokenIssuer issuer, TimeProvider clock)
{
    /// <summary>Opens a session in the same write as the change that entitles to it.</summary>
    /// <param name="accountId">The account.</param>
    /// <param name="decide">Changes the account; null rejects.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Null when rejected.</returns>
    public async Task<OpenSession?> OpenAsync(
        string accountId, Func<UserAccount, UserAccount?> decide, CancellationToken cancellationToken)
    {
        var (sessionId, refresh, now) = (Ids.New(clock), Secret.New(), clock.GetUtcNow());
        var account = await store.ChangeAsync(accountId, Decide, cancellationToken);
        return account is null ? null : await DescribeAsync(account, sessionId, refresh, now, cancellationToken);

        UserAccount? Decide(UserAccount current) =>
            !current.IsUsable ? null : decide(current)?.StartSession(sessionId, refresh, now);
    }

    /// <summary>Stores a new account with its first session in one write.</summary>
    /// <returns>Null, and nothing stored, when a key of the account is taken.</returns>
    public async Task<OpenSession?> CreateAsync(UserAccount account, CancellationToken cancellationToken)
    {
        var (sessionId, refresh, now) = (Ids.New(clock), Secret.New(), clock.GetUtcNow());
        return await store.AddAsync(account.StartSession(sessionId, refresh, now), cancellationToken)
            ? await DescribeAsync(account, sessionId, refresh, now, cancellationToken)
            : null;
    }

    /// <summary>The session with fresh tokens.</summary>
    public async Task<OpenSession> DescribeAsync(
        UserAccount account, string sessionId, Secret refresh, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var access = await issuer.IssueAsync(account, sessionId, cancellationToken);
        return new OpenSession(
            account, access, RefreshToken.Compose(sessionId, refresh), now + SessionRules.Lifetime, issuer.IsOperator(account));
    }
}
