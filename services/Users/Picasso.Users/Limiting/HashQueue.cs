using Microsoft.Extensions.Options;
using Picasso.Kernel;

namespace Picasso.Users.Limiting;

/// <summary>
/// Password hashing is slow on purpose. Only some are computed at once, and a bounded number waits, of which one source gets a part: a flood
/// of right or wrong passwords leaves processors, memory and a place in the queue to others.
/// </summary>
internal sealed class HashQueue(IOptions<LimitOptions> options) : IDisposable
{
    private readonly SemaphoreSlim _turns = new(AtOnce(options.Value));
    private readonly Dictionary<string, int> _sources = [];
    private readonly LimitOptions _limits = options.Value;
    private int _waiting;

    /// <summary>Computes when it is its turn.</summary>
    /// <param name="source">Where the call comes from; null when unknown.</param>
    /// <param name="hash">The work.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <exception cref="DomainException">"sign_in_busy": too many wait.</exception>
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
