namespace Picasso.Users.Model;

/// <summary>The rotation of refresh tokens. Pure.</summary>
internal static class SessionRules
{
    /// <summary>The lifetime of an unused session.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(30);

    /// <summary>Two tabs of one browser may present the same token within this time; a later use of a replaced token indicates theft.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(30);

    private const int MaxSessions = 30;
    private const int MaxTokens = 10;

    /// <summary>The account with a new session; the oldest above thirty are ended.</summary>
    public static UserAccount StartSession(this UserAccount account, string sessionId, Secret refresh, DateTimeOffset now)
    {
        var session = new SessionRecord(sessionId, now, now + Lifetime, [new RefreshTokenRecord(refresh.Hash, now)]);
        var others = account.Sessions.Where(other => other.ExpiresAt > now).OrderBy(other => other.StartedAt);
        return account with { Sessions = [.. others.TakeLast(MaxSessions - 1), session] };
    }

    /// <summary>
    /// Exchanges a token for its successor. A token stays valid until a successor is presented: a lost answer has no effect. Presenting a token that
    /// is no longer valid ends the session: the attacker and the holder cannot be distinguished.
    /// </summary>
    /// <returns>The changed account, and whether the exchange succeeded.</returns>
    public static (UserAccount Account, bool Accepted) Refresh(
        this UserAccount account, string sessionId, string shownHash, Secret next, DateTimeOffset now)
    {
        var session = account.Sessions.FirstOrDefault(session => session.Id == sessionId);
        if (session is null || session.ExpiresAt <= now)
            return (account.EndSession(sessionId), false);
        var shown = session.Tokens.FirstOrDefault(token => token.Hash == shownHash);
        if (shown is null || shown.ReplacedAt is { } replacedAt && replacedAt + Grace < now)
            return (account.EndSession(sessionId), false);

        // Siblings lose their grace period: when an attacker and the holder both got a successor, the second one presented ends the session.
        var alive = session.Tokens
            .Select(token => token.Hash == shown.Parent ? token with { ReplacedAt = token.ReplacedAt ?? now } : token)
            .Where(token => token == shown || token.TouchedAt + Grace >= now)
            .OrderBy(token => token == shown)
            .TakeLast(MaxTokens - 1);
        var traded = new RefreshTokenRecord(next.Hash, now, Parent: shown.Hash);
        var renewed = session with { ExpiresAt = now + Lifetime, Tokens = [.. alive, traded] };
        return (account with { Sessions = [.. account.Sessions.Select(other => other == session ? renewed : other)] }, true);
    }

    /// <summary>The account without that session.</summary>
    public static UserAccount EndSession(this UserAccount account, string sessionId) =>
        account with { Sessions = [.. account.Sessions.Where(session => session.Id != sessionId)] };

    /// <summary>The account with only that session, or with none.</summary>
    public static UserAccount EndOtherSessions(this UserAccount account, string? sessionId) =>
        account with { Sessions = [.. account.Sessions.Where(session => session.Id == sessionId)] };

    /// <summary>Whether the session is open and this is its valid token.</summary>
    public static bool HoldsSession(this UserAccount account, RefreshToken token, DateTimeOffset now) => account.Sessions.Any(session =>
        session.Id == token.SessionId && session.ExpiresAt > now && session.Tokens.Any(known => known.Hash == token.SecretHash));
}
