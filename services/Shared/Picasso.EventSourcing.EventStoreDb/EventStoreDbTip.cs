using EventStore.Client;
using Picasso.Kernel;

namespace Picasso.EventSourcing.EventStoreDb;

/// <summary>
/// The end of the log as this process last read it, shared by its subscriptions. A caller that waits for a position has read the end here, so that
/// read makes quiet subscriptions check their filtered events; in addition one slow poll serves them all.
/// </summary>
internal sealed class EventStoreDbTip(EventStoreClient client, EventStoreDbCalls calls, TimeProvider clock)
{
    /// <summary>The interval of reading the end while no caller reads it and subscriptions are quiet.</summary>
    public static readonly TimeSpan PollInterval = TimeSpan.FromSeconds(5);

    private readonly Lock _lock = new();
    private readonly Signal _moved = new();
    private ulong _last;
    private Task _poll = Task.CompletedTask;

    /// <summary>The furthest end that was read.</summary>
    public LogPosition Last => new(Volatile.Read(ref _last));

    /// <summary>Completes when the end has moved. Take it before reading <see cref="Last"/>.</summary>
    public Task Moved => _moved.Next;

    /// <summary>Position of the last event that is not the server's own.</summary>
    public async Task<LogPosition> ReadAsync(CancellationToken cancellationToken)
    {
        var end = await calls.InvokeAsync(EventStoreDbRight.ReadAll, ReadEndAsync, cancellationToken);
        Saw(end);
        return end;
    }

    /// <summary>The running or the next poll: any number of subscriptions wait for the same.</summary>
    public Task PollAsync()
    {
        lock (_lock)
            return _poll.IsCompleted ? _poll = PollOnceAsync() : _poll;
    }

    private async Task PollOnceAsync()
    {
        await Task.Delay(PollInterval, clock, CancellationToken.None);
        try
        {
            await ReadAsync(CancellationToken.None);
        }
        catch (Exception fault) when (fault is EventStoreUnavailableException or LogAccessDeniedException)
        {
            // The fault is reported; the next poll observes its end.
        }
    }

    private async Task<LogPosition> ReadEndAsync(CancellationToken cancellationToken)
    {
        var last = client.ReadAllAsync(
            Direction.Backwards, Position.End, EventTypeFilter.ExcludeSystemEvents(), 1, cancellationToken: cancellationToken);
        await foreach (var resolved in last)
            return EventStoreDbMapping.PositionOf(resolved);
        return LogPosition.Start;
    }

    private void Saw(LogPosition end)
    {
        lock (_lock)
        {
            if (end.Value <= _last)
                return;
            Volatile.Write(ref _last, end.Value);
        }

        _moved.Raise();
    }
}
