namespace Picasso.Users.Model;

/// <summary>How refresh tokens rotate. Pure.</summary>
internal static class SessionRules
{
    /// <summary>How long a session lives unused.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(30);

    /// <summary>Two tabs of one browser may show the same token within this time; later, a replaced token betrays a thief.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(30);

    private const int MaxSessions = 30;
    private const int MaxTokens = 10;

    /// <summary>The account with a new session; the oldest beyond thirty are ended.</summary>
    public static UserAccount StartSession(this UserAccount account, string sessionId, Secret refresh, DateTimeOffset now)
    {
        var session = new SessionRecord(sessionId, now, now + Lifetime, [new RefreshTokenRecord(refresh.Hash, now)]);
        var others = account.Sessions.Where(other => other.ExpiresAt > now).OrderBy(other => other.StartedAt);
        return account with { Sessions = [.. others.TakeLast(MaxSessions - 1), session] };
    }

    /// <summary>
    /// Trades a token for the next. A token stays in force until one that it was traded for is shown: an answer that got lost,
    /// with whoever should have had it, costs nothing. A token that is not in force any more ends the session: either its thief
    /// or its holder shows it, and nobody can tell which.
    /// </summary>
    /// <returns>The changed account, and whether the trade was good.</returns>
    public static (UserAccount Account, bool Accepted) Refresh(
        this UserAccount account, string sessionId, string shownHash, Secret next, DateTimeOffset now)
    {
        var session = account.Sessions.FirstOrDefault(session => session.Id == sessionId);
        if (session is null || session.ExpiresAt <= now)
            return (account.EndSession(sessionId), false);
        var shown = session.Tokens.FirstOrDefault(token => token.Hash == shownHash);
        if (shown is null || shown.ReplacedAt is { } replacedAt && replacedAt + Grace < now)
            return (account.EndSession(sessionId), false);

        // Others of the same parent go with their grace: of a holder and a thief that both got one, the second to show it ends the session.
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

    /// <summary>The account with that session alone, or with none.</summary>
    public static UserAccount EndOtherSessions(this UserAccount account, string? sessionId) =>
        account with { Sessions = [.. account.Sessions.Where(session => session.Id == sessionId)] };

    /// <summary>Whether the session is open and this its token in force.</summary>
    public static bool HoldsSession(this UserAccount account, RefreshToken token, DateTimeOffset now) => account.Sessions.Any(session =>
        session.Id == token.SessionId && session.ExpiresAt > now && session.Tokens.Any(known => known.Hash == token.SecretHash));
}
