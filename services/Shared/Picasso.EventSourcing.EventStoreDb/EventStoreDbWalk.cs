using EventStore.Client;

namespace Picasso.EventSourcing.EventStoreDb;

/// <summary>The progress of a subscription over all its connections.</summary>
internal sealed class EventStoreDbWalk(LogPosition after, EventStoreDbFilter filter)
{
    private LogPosition _endWhenConnected;
    private LogPosition? _announced;

    public EventStoreDbFilter Filter { get; } = filter;

    /// <summary>Everything up to here was delivered or does not pass.</summary>
    public LogPosition Through { get; private set; } = after;

    /// <summary>Whether the end of the log is reached.</summary>
    public bool IsLive { get; private set; }

    public void Connected(LogPosition end) => (_endWhenConnected, IsLive) = (end, false);

    /// <summary>Nothing was left at the last look.</summary>
    public void FoundEnd() => IsLive = true;

    public void MoveThrough(LogPosition position)
    {
        if (position > Through)
            Through = position;
    }

    /// <summary>The result for a message of the server; null for none.</summary>
    public SubscriptionMessage? Take(StreamMessage message)
    {
        switch (message)
        {
            case StreamMessage.Event happened:
                return Take(EventStoreDbMapping.ToRecordedEvent(happened.ResolvedEvent));
            case StreamMessage.AllStreamCheckpointReached checkpoint:
                // Not every checkpoint has a usable position: a subscription from the start that found nothing receives the end of every log.
                if (checkpoint.Position == Position.End)
                    return null;
                MoveThrough(new LogPosition(checkpoint.Position.CommitPosition));
                return TryAnnounce();
            case StreamMessage.CaughtUp:
                // Received at the end of the log, which is at or after the end that was read before.
                IsLive = true;
                MoveThrough(_endWhenConnected);
                return TryAnnounce();
            case StreamMessage.FellBehind:
                IsLive = false;
                return null;
            default:
                return null;
        }
    }

    /// <summary>Reports the progress, once for each position.</summary>
    public SubscriptionMessage? TryAnnounce()
    {
        if (_announced == Through)
            return null;
        _announced = Through;
        return new SubscriptionMessage.CaughtUp(Through);
    }

    private SubscriptionMessage.Delivered? Take(RecordedEvent item)
    {
        // A reopened connection starts after the last position; a duplicate is dropped all the same.
        if (item.Position <= Through)
            return null;
        Through = item.Position;
        // A filter on streams passes the server's own entries in them, such as a deletion.
        return !item.Type.StartsWith('$') && Filter.Passes(item) ? new SubscriptionMessage.Delivered(item) : null;
    }
}
