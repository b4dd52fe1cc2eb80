using Picasso.EventSourcing.Quarantining;
using Picasso.Kernel;

namespace Picasso.EventSourcing.Projecting;

/// <summary>The progress of a projection in this process. Safe for concurrent readers.</summary>
public sealed class ProjectionProgress
{
    private readonly TimeProvider _clock;
    private readonly Signal _moved = new();
    private ulong _position;
    private ulong _end;
    private long _behindSince;
    private ProjectionFailure? _failure;
    private QuarantineSummary _quarantine = QuarantineSummary.Empty;

    internal ProjectionProgress(string name, TimeProvider clock) => (Name, _clock) = (name, clock);

    /// <summary>The projection.</summary>
    public string Name { get; }

    /// <summary>Every event up to this position is in the view.</summary>
    public LogPosition Position => new(Volatile.Read(ref _position));

    /// <summary>Number of log positions missing in the view, as last read; 0 at the end.</summary>
    public ulong Lag => Volatile.Read(ref _end) is var end && end > Position.Value ? end - Position.Value : 0;

    /// <summary>How long the view has lagged, as last read; zero when it does not lag.</summary>
    public TimeSpan Behind => Lag > 0 && Volatile.Read(ref _behindSince) is var since and > 0 ? _clock.GetElapsedTime(since) : TimeSpan.Zero;

    /// <summary>Whether the view has, since this process started, once contained every event that existed at the start.</summary>
    public bool HasCaughtUp { get; private set; }

    /// <summary>The current failure; null when there is none.</summary>
    public ProjectionFailure? Failure => Volatile.Read(ref _failure);

    /// <summary>The streams in quarantine, as last counted.</summary>
    public QuarantineSummary Quarantine => Volatile.Read(ref _quarantine);

    /// <summary>Waits until the view contains every event up to a position, for reading one's own writes.</summary>
    /// <param name="position">The position that the write returned.</param>
    /// <param name="timeout">The longest wait.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>False after the timeout.</returns>
    public async Task<bool> WaitForAsync(LogPosition position, TimeSpan timeout, CancellationToken cancellationToken)
    {
        if (Position >= position)
            return true;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var late = Task.Delay(timeout, _clock, stop.Token);
        try
        {
            while (true)
            {
                var moved = _moved.Next;
                if (Position >= position)
                    return true;
                if (await Task.WhenAny(moved, late) == late)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    return Position >= position;
                }
            }
        }
        finally
        {
            await stop.CancelAsync();
        }
    }

    /// <summary>Waits until <see cref="HasCaughtUp"/>.</summary>
    internal async Task HasCaughtUpAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var moved = _moved.Next;
            if (HasCaughtUp)
                return;
            await moved.WaitAsync(cancellationToken);
        }
    }

    internal void Holds(QuarantineSummary quarantine) => Volatile.Write(ref _quarantine, quarantine);

    internal void SawEnd(LogPosition end)
    {
        var lacked = Lag > 0;
        Volatile.Write(ref _end, end.Value);
        if (!lacked)
            Volatile.Write(ref _behindSince, _clock.GetTimestamp());
    }

    internal void Reached(LogPosition position, LogPosition endAtStart)
    {
        // A second read from a stored checkpoint starts behind the view's position; readers never see that.
        if (position > Position)
            Volatile.Write(ref _position, position.Value);
        if (position >= endAtStart)
            HasCaughtUp = true;
        if (Failure is { } failure && position >= failure.Through)
            Volatile.Write(ref _failure, null);
        _moved.Raise();
    }

    internal ProjectionFailure Failed(LogPosition through, Exception exception)
    {
        var failure = new ProjectionFailure(through, (Failure?.Attempts ?? 0) + 1, exception);
        Volatile.Write(ref _failure, failure);
        return failure;
    }
}

/// <summary>The failure of a projection.</summary>
/// <param name="Through">Position of the event (of the last event of the batch, the first time) that could not be applied.</param>
/// <param name="Attempts">Number of attempts.</param>
/// <param name="Exception">The last failure.</param>
public sealed record ProjectionFailure(LogPosition Through, int Attempts, Exception Exception);
