using Microsoft.Extensions.Logging;

namespace Picasso.EventSourcing.Guarding;

/// <summary>
/// Detects that the log was replaced by an older or another one: the newest event that was ever read or written must exist with its id. It is looked
/// up before the log is first used, and again when the last lookup is some seconds old; replacing a log takes longer.
/// </summary>
internal sealed class LogGuard(IEventStore log, MarkKeeper marks, TimeProvider clock, ILogger<LogGuard> logger) : ILogContinuity, IDisposable
{
    /// <summary>The validity of a lookup.</summary>
    public static readonly TimeSpan VerifyEvery = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _turn = new(1);
    private DateTimeOffset _verifiedAt = DateTimeOffset.MinValue;
    private LogReplacedException? _found;

    /// <summary>The finding about the log; null when there is none.</summary>
    public LogReplacedException? Found => Volatile.Read(ref _found);

    /// <summary>Returns the log, if it is still the one that was used before.</summary>
    public IEventStore Guarded => new GuardedEventStore(log, this);

    /// <exception cref="LogReplacedException">The log is not the one that was used before.</exception>
    public async Task EnsureAsync(CancellationToken cancellationToken)
    {
        if (!IsFresh)
            await VerifyAsync(cancellationToken);
        Require();
    }

    /// <inheritdoc />
    public void Require()
    {
        if (Found is { } found)
            throw new LogReplacedException(found.Seen, found.Finding);
    }

    /// <summary>Records that an event was read or written.</summary>
    public void Saw(LogMark mark) => marks.Saw(mark);

    /// <summary>A reader reported it; only a restart after an operator's decision uses the log again.</summary>
    public void Report(LogReplacedException found)
    {
        if (Interlocked.Exchange(ref _found, found) is null)
            logger.LogCritical("Nothing is read from or written to the log any more. {Finding}", found.Message);
    }

    /// <inheritdoc />
    public void Dispose() => _turn.Dispose();

    private bool IsFresh => Found is not null || clock.GetUtcNow() - _verifiedAt < VerifyEvery;

    private async Task VerifyAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (IsFresh)
                return;
            if (marks.Newest is { } mark && !await HoldsAsync(mark, cancellationToken))
                Report(new LogReplacedException(mark.Position, $"has no event {mark.Id} at revision {mark.Revision} of {mark.Stream}"));
            _verifiedAt = clock.GetUtcNow();
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task<bool> HoldsAsync(LogMark mark, CancellationToken cancellationToken)
    {
        await foreach (var item in log.ReadForwardsAsync(mark.Stream, mark.Revision, 1, cancellationToken))
            return item.Id == mark.Id;
        return false;
    }
}
