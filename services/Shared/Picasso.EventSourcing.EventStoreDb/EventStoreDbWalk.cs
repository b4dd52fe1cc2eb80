using EventStore.Client;

namespace Picasso.EventSourcing.EventStoreDb;

/// <summary>How far a subscription is, over all its connections.</summary>
internal sealed class EventStoreDbWalk(LogPosition after, EventStoreDbFilter filter)
{
    private LogPosition _endWhenConnected;
    private LogPosition? _announced;

    public EventStoreDbFilter Filter { get; } = filter;

    /// <summary>Everything up to here was delivered or does not pass.</summary>
    public LogPosition Through { get; private set; } = after;

    /// <summary>Whether the server has said that it has nothing more.</summary>
    public bool IsLive { get; private set; }

    public void Connected(LogPosition end) => (_endWhenConnected, IsLive) = (end, false);

    public void MoveThrough(LogPosition position)
    {
        if (position > Through)
            Through = position;
    }

    /// <summary>What to yield for a message of the server; null when nothing.</summary>
    public SubscriptionMessage? Take(StreamMessage message)
    {
        switch (message)
        {
            case StreamMessage.Event happened:
                return Take(EventStoreDbMapping.ToRecordedEvent(happened.ResolvedEvent));
            case StreamMessage.AllStreamCheckpointReached checkpoint:
                // Not every checkpoint says how far it is: a subscription from the start that found nothing gets the end of every log.
                if (checkpoint.Position == Position.End)
                    return null;
                MoveThrough(new LogPosition(checkpoint.Position.CommitPosition));
                return TryAnnounce();
            case StreamMessage.CaughtUp:
                // Said when it had reached the end, which was not before what the end was when it was asked.
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

    /// <summary>Says how far it is, once for each position.</summary>
    public SubscriptionMessage? TryAnnounce()
    {
        if (_announced == Through)
            return null;
        _announced = Through;
        return new SubscriptionMessage.CaughtUp(Through);
    }

    private SubscriptionMessage.Delivered? Take(RecordedEvent item)
    {
        // A connection that was made anew begins after what was seen; never deliver twice all the same.
        if (item.Position <= Through)
            return null;
        Through = item.Position;
        // A filter on streams lets pass what the server itself writes into them, such as that one was deleted.
        return !item.Type.StartsWith('$') && Filter.Passes(item) ? new SubscriptionMessage.Delivered(item) : null;
    }
}
