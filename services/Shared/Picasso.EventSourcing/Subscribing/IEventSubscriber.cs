namespace Picasso.EventSourcing.Subscribing;

/// <summary>
/// An external effect of events: a message, a mail. Each event is delivered at least once, in log order; the receiver of the effect recognises
/// repeats by the event's id. It is not part of any rebuild.
/// </summary>
public interface IEventSubscriber
{
    /// <summary>Stable name: the checkpoint is kept under it. Another name starts from the first event.</summary>
    string Name { get; }

    /// <summary>The events that it follows.</summary>
    EventFilter Filter { get; }

    /// <summary>Handles one event.</summary>
    /// <exception cref="Exception">The event is delivered again later, before any event after it.</exception>
    Task HandleAsync(RecordedEvent recorded, CancellationToken cancellationToken);
}

/// <summary>Stores the checkpoints of subscriptions.</summary>
public interface ICheckpoints
{
    /// <summary>The checkpoint; <see cref="LogPosition.Start"/> when there is none.</summary>
    Task<LogPosition> LoadAsync(string name, CancellationToken cancellationToken);

    /// <summary>Moves the checkpoint, durable when it returns; does nothing when it is not at the expected position.</summary>
    /// <returns>The checkpoint afterwards.</returns>
    Task<LogPosition> MoveAsync(string name, LogPosition from, LogPosition to, CancellationToken cancellationToken);
}
