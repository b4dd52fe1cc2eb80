using System.Collections.Concurrent;
using Grpc.Core;
using Microsoft.Extensions.Logging;
using Picasso.Contracts.Users;

namespace Picasso.Web.SigningIn;

/// <summary>
/// The single source of each session's latest tokens. All requests and circuits of a session use it, so that they agree, and so that a refresh token,
/// which works only once, is used only once.
/// </summary>
internal sealed class SessionVault(Sessions.SessionsClient users, ISessionKeeper keeper, TimeProvider clock, ILogger<SessionVault> logger)
{
    /// <summary>Tokens are exchanged this long before they expire, so that none expires during a call.</summary>
    public static readonly TimeSpan Margin = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(10);
    private readonly ConcurrentDictionary<string, Entry> _entries = new();

    /// <summary>Adds a session.</summary>
    public void Begin(string sessionId, SessionState state)
    {
        RemoveIdle();
        keeper.Keep(sessionId, state);
        _entries[sessionId] = new Entry { Latest = state };
    }

    /// <summary>Ends a session for every request and circuit at once. Returns its last state.</summary>
    public SessionState? End(string sessionId, SessionState? fromCookie)
    {
        var entry = EntryOf(sessionId, fromCookie);
        keeper.Forget(sessionId);
        lock (entry)
        {
            entry.Ended = true;
            return entry.Latest;
        }
    }

    /// <summary>The session's state with valid tokens; null when the session has ended.</summary>
    /// <param name="sessionId">The session.</param>
    /// <param name="fromCookie">The state in the browser's cookie: used when there is no newer one.</param>
    /// <param name="anew">Exchanges the tokens even when they are valid, because their claims have changed.</param>
    public async Task<SessionState?> CurrentAsync(string sessionId, SessionState? fromCookie = null, bool anew = false)
    {
        var entry = EntryOf(sessionId, fromCookie);
        Task<SessionState?> exchange;
        lock (entry)
        {
            if (entry.Ended || entry.Latest is not { } latest)
                return null;
            if (!anew && Holds(latest))
                return latest;
            exchange = entry.Exchange ??= Task.Run(() => ExchangeAsync(sessionId, entry, latest, anew));
        }

        return await exchange;
    }

    private bool Holds(SessionState state) => state.Tokens.AccessEnds - clock.GetUtcNow() > Margin;

    private async Task<SessionState?> ExchangeAsync(string sessionId, Entry entry, SessionState old, bool anew)
    {
        // Another copy of the web may have exchanged the token meanwhile and stored the new state.
        var latest = keeper.Find(sessionId) is { } kept && kept.Tokens.AccessEnds > old.Tokens.AccessEnds ? kept : old;
        var (state, ended) = !anew && Holds(latest) ? (latest, false) : await AskAsync(latest);
        lock (entry)
        {
            entry.Exchange = null;
            entry.Ended |= ended;
            entry.Latest = state;
            ended = entry.Ended;
        }

        Store(sessionId, ended ? null : state, changed: ended || !ReferenceEquals(state, old));
        return ended ? null : state;
    }

    // A failing store costs a sign-in after the next restart, not the session.
    private void Store(string sessionId, SessionState? state, bool changed)
    {
        try
        {
            if (state is null)
                keeper.Forget(sessionId);
            else if (changed)
                keeper.Keep(sessionId, state);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            logger.LogError(fault, "A session could not be stored; it is kept in memory");
        }
    }

    private async Task<(SessionState State, bool Ended)> AskAsync(SessionState old)
    {
        try
        {
            using var timeout = new CancellationTokenSource(s_timeout, clock);
            var request = new RefreshRequest { RefreshToken = old.Tokens.Refresh };
            var session = await users.RefreshAsync(request, cancellationToken: timeout.Token);
            return (SessionState.Of(session), false);
        }
        catch (RpcException refused) when (refused.StatusCode == StatusCode.Unauthenticated)
        {
            return (old, true);
        }
        catch (RpcException fault)
        {
            // The old tokens may still be valid for a while; if not, their call is rejected with a reason.
            logger.LogWarning(fault, "A session could not be renewed for now");
            return (old, false);
        }
    }

    private Entry EntryOf(string sessionId, SessionState? fromCookie)
    {
        var entry = _entries.GetOrAdd(sessionId, id => new Entry { Latest = keeper.Find(id) });
        lock (entry)
        {
            if (fromCookie is not null && (entry.Latest is null || fromCookie.Tokens.AccessEnds > entry.Latest.Tokens.AccessEnds))
                entry.Latest = fromCookie;
        }

        return entry;
    }

    private void RemoveIdle()
    {
        var now = clock.GetUtcNow();
        foreach (var (id, entry) in _entries)
        {
            lock (entry)
            {
                // An ended session is remembered only as long as its last access token could be presented.
                if (entry.Exchange is null && (entry.Latest is null || (entry.Ended ? entry.Latest.Tokens.AccessEnds : entry.Latest.Tokens.RefreshEnds) < now))
                    _entries.TryRemove(id, out _);
            }
        }
    }

    private sealed class Entry
    {
        public SessionState? Latest { get; set; }

        public bool Ended { get; set; }

        public Task<SessionState?>? Exchange { get; set; }
    }
}
