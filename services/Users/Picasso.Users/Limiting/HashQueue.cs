using Microsoft.Extensions.Options;
using Picasso.Kernel;

namespace Picasso.Users.Limiting;

/// <summary>
/// Limits the computation of password hashes, which is slow by design. Only some run at once, and the queue is bounded, with a limit for each source:
/// a flood of right or wrong passwords leaves processors, memory and queue slots for others.
/// </summary>
internal sealed class HashQueue(IOptions<LimitOptions> options) : IDisposable
{
    private readonly SemaphoreSlim _turns = new(AtOnce(options.Value));
    private readonly Dictionary<string, int> _sources = [];
    private readonly LimitOptions _limits = options.Value;
    private int _waiting;

    /// <summary>Computes in its turn.</summary>
    /// <param name="source">The caller's network address; null when unknown.</param>
    /// <param name="hash">The work.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <exception cref="DomainException">"sign_in_busy": too many are waiting.</exception>
    public async Task<T> RunAsync<T>(string? source, Func<T> hash, CancellationToken cancellationToken)
    {
        Enter(source ?? "");
        try
        {
            await _turns.WaitAsync(cancellationToken);
        }
        finally
        {
            Leave(source ?? "");
        }

        try
        {
            return hash();
        }
        finally
        {
            _turns.Release();
        }
    }

    public void Dispose() => _turns.Dispose();

    private void Enter(string source)
    {
        lock (_sources)
        {
            var ofSource = _sources.GetValueOrDefault(source);
            if (_waiting >= _limits.HashesWaiting || ofSource >= _limits.HashesWaitingPerSource && source.Length > 0)
                throw new DomainError(
                    DomainErrorKind.Exhausted, "sign_in_busy", "Very many people are signing in right now. Please try again in a moment.").ToException();
            _waiting++;
            _sources[source] = ofSource + 1;
        }
    }

    private void Leave(string source)
    {
        lock (_sources)
        {
            _waiting--;
            if (--_sources[source] == 0)
                _sources.Remove(source);
        }
    }

    private static int AtOnce(LimitOptions limits) => limits.HashesAtOnce > 0 ? limits.HashesAtOnce : Math.Max(1, Environment.ProcessorCount / 2);
}
