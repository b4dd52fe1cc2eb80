namespace Picasso.EventSourcing.Subscribing;

/// <summary>
/// Something outside that follows from events: a message, a mail. It comes at least once for each event, in log order;
/// whoever receives the effect tells repeats by the event's id. It is not part of any rebuild.
/// </summary>
public interface IEventSubscriber
{
    /// <summary>Stable name: the checkpoint is kept under it. Another name starts from the first event.</summary>
    string Name { get; }

    /// <summary>Which events it follows.</summary>
    EventFilter Filter { get; }

    /// <summary>Does what follows from one event.</summary>
    /// <exception cref="Exception">It comes again, later; nothing after it comes before.</exception>
    Task HandleAsync(RecordedEvent recorded, CancellationToken cancellationToken);
}

/// <summary>Where subscriptions keep how far they are.</summary>
public interface ICheckpoints
{
    /// <summary>The checkpoint; <see cref="LogPosition.Start"/> when there is none.</summary>
    Task<LogPosition> LoadAsync(string name, CancellationToken cancellationToken);

    /// <summary>Moves the checkpoint, durable when it returns; does nothing when it is not where it is thought to be.</summary>
    /// <returns>The checkpoint afterwards.</returns>
    Task<LogPosition> MoveAsync(string name, LogPosition from, LogPosition to, CancellationToken cancellationToken);
}
