using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Picasso.Contracts.Users;
using Picasso.Kernel;
using Picasso.ServiceDefaults.Grpc;

namespace Picasso.ServiceDefaults.Authentication.Sessions;

/// <summary>
/// Asks Users, at most once in <see cref="SessionOptions.CheckEvery"/> for a session. An ended session never opens again, so that answer is final.
/// While Users is unreachable, "open" stays valid for <see cref="SessionOptions.TrustFor"/> and no longer.
/// </summary>
internal sealed class RemoteSessionStates(
    SessionChecks.SessionChecksClient users, IOptions<SessionOptions> options, TimeProvider clock, ILogger<RemoteSessionStates> logger) : ISessionStates
{
    private readonly SessionOptions _options = options.Value;
    private readonly ConcurrentDictionary<(UserId UserId, string SessionId), Answer> _answers = new();
    private readonly ConcurrentDictionary<(UserId UserId, string SessionId), TaskCompletionSource<SessionState>> _asking = new();

    /// <summary>The number of cached answers.</summary>
    internal int Count => _answers.Count;

    public async ValueTask<SessionState> FindAsync(UserId userId, string sessionId, CancellationToken cancellationToken)
    {
        var key = (userId, sessionId);
        if (_answers.TryGetValue(key, out var known) && (!known.State.IsOpen || clock.GetUtcNow() - known.AskedAt < _options.CheckEvery))
            return Trusted(known);
        // Concurrent calls share one request.
        var own = new TaskCompletionSource<SessionState>(TaskCreationOptions.RunContinuationsAsynchronously);
        var asking = _asking.GetOrAdd(key, own);
        if (asking == own)
            _ = CompleteAsync(key, own);
        return await asking.Task.WaitAsync(cancellationToken);
    }

    private async Task CompleteAsync((UserId UserId, string SessionId) key, TaskCompletionSource<SessionState> asking)
    {
        try
        {
            asking.SetResult(await AskAsync(key));
        }
        catch (Exception fault)
        {
            asking.SetException(fault);
        }
        finally
        {
            _asking.TryRemove(key, out _);
        }
    }

    private async Task<SessionState> AskAsync((UserId UserId, string SessionId) key)
    {
        var now = clock.GetUtcNow();
        try
        {
            var request = new CheckSessionRequest { UserId = key.UserId.Value, SessionId = key.SessionId };
            var status = await ServiceCall.InvokeAsync(
                stop => users.CheckAsync(request, cancellationToken: stop), clock, logger, CancellationToken.None, _options.Timeout);
            return Keep(key, new Answer(new SessionState(status.Open, status.IsOperator), now, now)).State;
        }
        catch (DomainException)
        {
            // The call has logged the reason.
            if (!_answers.TryGetValue(key, out var known))
                throw DomainError.TryAgain.ToException();
            return Trusted(Keep(key, known with { AskedAt = now }));
        }
    }

    private SessionState Trusted(Answer known) => !known.State.IsOpen || clock.GetUtcNow() - known.ConfirmedAt < _options.TrustFor
        ? known.State
        : throw DomainError.TryAgain.ToException();

    private Answer Keep((UserId UserId, string SessionId) key, Answer answer)
    {
        if (_answers.Count >= _options.Capacity)
            MakeRoom();
        _answers[key] = answer;
        return answer;
    }

    // An evicted answer is requested again; no decision depends on the cache.
    private void MakeRoom()
    {
        var now = clock.GetUtcNow();
        foreach (var (key, answer) in _answers)
        {
            if (now - answer.AskedAt >= _options.CheckEvery)
                _answers.TryRemove(key, out _);
        }

        if (_answers.Count >= _options.Capacity)
            _answers.Clear();
    }

    /// <param name="State">The answer of Users.</param>
    /// <param name="ConfirmedAt">When Users answered.</param>
    /// <param name="AskedAt">When Users was last called, with or without an answer.</param>
    private sealed record Answer(SessionState State, DateTimeOffset ConfirmedAt, DateTimeOffset AskedAt);
}
