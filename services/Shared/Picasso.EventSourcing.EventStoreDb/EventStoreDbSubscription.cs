using System.Runtime.CompilerServices;
using EventStore.Client;

namespace Picasso.EventSourcing.EventStoreDb;

/// <summary>
/// Follows the log by a filtered subscription of the server. Once live, the server sends nothing about filtered events until its next checkpoint; so
/// when the shared end of the log moves past a quiet subscription, the subscription checks that no event is missing. It does the same where the server
/// does not report that the end is reached.
/// </summary>
internal sealed class EventStoreDbSubscription(EventStoreClient client, EventStoreDbCalls calls, EventStoreDbTip tip, TimeProvider clock)
{
    // In search windows of 32 events.
    private const uint CheckpointInterval = 32;

    // A passing event is usually in transit when the end moves.
    private static readonly TimeSpan s_quiet = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(500);

    // How long a server may send nothing before it is asked whether anything is left.
    private static readonly TimeSpan s_silence = TimeSpan.FromSeconds(1);

    /// <summary>Messages until cancelled; a lost connection is reopened.</summary>
    /// <exception cref="LogReplacedException">The log is not the one that was read before.</exception>
    public async IAsyncEnumerable<SubscriptionMessage> FollowAsync(
        LogPosition after, EventFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var walk = new EventStoreDbWalk(after, new EventStoreDbFilter(filter));
        while (true)
        {
            await foreach (var message in ConnectAsync(walk, cancellationToken))
                yield return message;
            await Task.Delay(s_pause, clock, cancellationToken);
        }
    }

    /// <summary>One connection's messages; ends when it is lost.</summary>
    private async IAsyncEnumerable<SubscriptionMessage> ConnectAsync(
        EventStoreDbWalk walk, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (await UnlessLostAsync(walk, () => StartAsync(walk, cancellationToken), cancellationToken) is not { } end)
            yield break;
        walk.Connected(end);
        await using var connection = new EventStoreDbConnection(client, walk, CheckpointInterval, cancellationToken);
        while (true)
        {
            // Servers before 23.10 do not report that the end of the log is reached.
            while (!walk.IsLive && await IsSilentAsync(connection, cancellationToken))
            {
                if (await UnlessLostAsync(walk, () => LookAsync(walk, cancellationToken), cancellationToken) is true)
                    walk.FoundEnd();
            }

            while (walk.IsLive && !connection.Next.IsCompleted)
            {
                if (walk.TryAnnounce() is { } quiet)
                    yield return quiet;
                if (await IsPassedByAsync(walk, connection, cancellationToken))
                    await UnlessLostAsync(walk, () => LookAsync(walk, cancellationToken), cancellationToken);
            }

            if (await UnlessLostAsync(walk, () => connection.Next, cancellationToken) is not true)
                yield break;
            if (walk.Take(connection.Take()) is { } message)
                yield return message;
        }
    }

    /// <summary>The end of the log before the subscription starts.</summary>
    private async Task<LogPosition> StartAsync(EventStoreDbWalk walk, CancellationToken cancellationToken)
    {
        var end = await tip.ReadAsync(cancellationToken);
        if (end >= walk.Through || await EndOfAllAsync(cancellationToken) >= walk.Through)
            return end;
        throw new LogReplacedException(walk.Through, $"ends at {end.Value}");
    }

    private async Task<bool> IsSilentAsync(EventStoreDbConnection connection, CancellationToken cancellationToken)
    {
        if (connection.Next.IsCompleted)
            return false;
        using var heard = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var isSilent = await Task.WhenAny(connection.Next, Task.Delay(s_silence, clock, heard.Token)) != connection.Next;
        await heard.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
        return isSilent;
    }

    /// <summary>Whether the end of the log has moved while no message arrived.</summary>
    private async Task<bool> IsPassedByAsync(EventStoreDbWalk walk, EventStoreDbConnection connection, CancellationToken cancellationToken)
    {
        var moved = tip.Moved;
        if (tip.Last > walk.Through)
            return await Task.WhenAny(connection.Next, Task.Delay(s_quiet, clock, cancellationToken)) != connection.Next;
        await Task.WhenAny(connection.Next, moved, tip.PollAsync()).WaitAsync(cancellationToken);
        return false;
    }

    /// <summary>
    /// Advances over a range of filtered events: no passing event lies between the last position and the end of the log as read before the check.
    /// </summary>
    private async Task<bool> LookAsync(EventStoreDbWalk walk, CancellationToken cancellationToken)
    {
        var end = tip.Last;
        var passing = await calls.InvokeAsync(EventStoreDbRight.ReadAll, stop => ReadPassingAsync(walk, stop), cancellationToken);
        if (passing > walk.Through)
            return false;
        walk.MoveThrough(end);
        return true;
    }

    private async Task<LogPosition> ReadPassingAsync(EventStoreDbWalk walk, CancellationToken cancellationToken)
    {
        var last = LogPosition.Start;
        // A finite read begins with the event at its start, hence two.
        await foreach (var resolved in client.ReadAllAsync(
            Direction.Forwards, EventStoreDbMapping.ToPosition(walk.Through), walk.Filter.OnServer, 2, cancellationToken: cancellationToken))
            last = EventStoreDbMapping.PositionOf(resolved);
        return last;
    }

    // A checkpoint may be at one of the server's own events.
    private Task<LogPosition> EndOfAllAsync(CancellationToken cancellationToken) => calls.InvokeAsync(
        EventStoreDbRight.ReadAll,
        async stop =>
        {
            await foreach (var resolved in client.ReadAllAsync(Direction.Backwards, Position.End, 1, cancellationToken: stop))
                return EventStoreDbMapping.PositionOf(resolved);
            return LogPosition.Start;
        },
        cancellationToken);

    /// <summary>Null when the connection was lost, which is transient; a permanent fault is thrown.</summary>
    private async Task<T?> UnlessLostAsync<T>(EventStoreDbWalk walk, Func<Task<T>> work, CancellationToken cancellationToken)
        where T : struct
    {
        try
        {
            return await work();
        }
        catch (Exception fault) when (fault is EventStoreUnavailableException || EventStoreDbFaults.Heals(fault))
        {
            cancellationToken.ThrowIfCancellationRequested();
            calls.Availability.Lost(fault);
            return null;
        }
        catch (Exception fault) when (EventStoreDbFaults.IsDenied(fault))
        {
            throw calls.Availability.Rights.Denied(EventStoreDbRight.ReadAll, fault);
        }
        catch (Exception fault) when (EventStoreDbFaults.IsInvalidPosition(fault))
        {
            throw new LogReplacedException(walk.Through, "has no event there");
        }
    }
}
