using System.Runtime.CompilerServices;
using EventStore.Client;
using Grpc.Core;

namespace Picasso.EventSourcing.EventStoreDb;

/// <summary>
/// Follows the log by a filtered subscription of the server. Once live, the server is silent about what the filter drops, up to
/// its next checkpoint; so whenever it is quiet we look ourselves how far nothing is missing.
/// </summary>
internal sealed class EventStoreDbSubscription(EventStoreClient client, TimeProvider clock)
{
    /// <summary>How long a position that the filter drops may stay unseen.</summary>
    public static readonly TimeSpan QuietInterval = TimeSpan.FromMilliseconds(100);

    // In search windows of 32 events, while the server works off the past.
    private const uint CheckpointInterval = 32;

    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(500);

    /// <summary>Messages until cancelled; a lost connection is made anew.</summary>
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

    /// <summary>Position of the last event that is ours.</summary>
    public async Task<LogPosition> ReadEndAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var last = client.ReadAllAsync(
            Direction.Backwards, Position.End, EventTypeFilter.ExcludeSystemEvents(), 1, cancellationToken: cancellationToken);
        await foreach (var resolved in last)
            return EventStoreDbMapping.PositionOf(resolved);
        return LogPosition.Start;
    }

    /// <summary>One connection's messages; ends when it is lost.</summary>
    private async IAsyncEnumerable<SubscriptionMessage> ConnectAsync(
        EventStoreDbWalk walk, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (await OrNullWhenLostAsync(() => ReadEndAsync(cancellationToken), cancellationToken) is not { } end)
            yield break;
        await RefuseAnOlderLogAsync(walk, end, cancellationToken);
        walk.Connected(end);
        await using var connection = new EventStoreDbConnection(client, walk, CheckpointInterval, cancellationToken);
        while (true)
        {
            while (walk.IsLive && !connection.Next.IsCompleted)
            {
                if (walk.TryAnnounce() is { } quiet)
                    yield return quiet;
                if (await Task.WhenAny(connection.Next, Task.Delay(QuietInterval, clock, cancellationToken)) != connection.Next)
                    await OrNullWhenLostAsync(() => LookAsync(walk, cancellationToken), cancellationToken);
            }

            if (await OrNullWhenLostAsync(() => connection.Next, cancellationToken) is not true)
                yield break;
            if (walk.Take(connection.Take()) is { } message)
                yield return message;
        }
    }

    /// <summary>Moves through a stretch that the filter drops: nothing passes it between what was seen and the end as it was before looking.</summary>
    private async Task<bool> LookAsync(EventStoreDbWalk walk, CancellationToken cancellationToken)
    {
        var end = await ReadEndAsync(cancellationToken);
        if (end <= walk.Through)
            return false;
        // A finite read begins with the event at its start, hence two.
        var passing = client.ReadAllAsync(
            Direction.Forwards, EventStoreDbMapping.ToPosition(walk.Through), walk.Filter.OnServer, 2, cancellationToken: cancellationToken);
        await foreach (var resolved in passing)
            if (EventStoreDbMapping.PositionOf(resolved) > walk.Through)
                return false;
        walk.MoveThrough(end);
        return true;
    }

    private async Task RefuseAnOlderLogAsync(EventStoreDbWalk walk, LogPosition end, CancellationToken cancellationToken)
    {
        if (end >= walk.Through)
            return;
        // A checkpoint may stand at an event of the server itself.
        await foreach (var resolved in client.ReadAllAsync(Direction.Backwards, Position.End, 1, cancellationToken: cancellationToken))
            if (EventStoreDbMapping.PositionOf(resolved) >= walk.Through)
                return;
        throw new InvalidOperationException(
            $"The log ends at {end.Value}, before position {walk.Through.Value} that was seen already: it was replaced by an older one.");
    }

    /// <summary>Null when the connection was lost, which heals; what does not heal is thrown.</summary>
    private static async Task<T?> OrNullWhenLostAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken)
        where T : struct
    {
        try
        {
            return await work();
        }
        catch (Exception fault) when (fault is RpcException or DiscoveryException or NotLeaderException or HttpRequestException or IOException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return null;
        }
    }
}
