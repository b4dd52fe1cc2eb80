namespace Picasso.EventSourcing.Projecting;

/// <summary>
/// A view that follows from events. It keeps its checkpoint in the same transaction as its rows, so that a crash or a
/// second process can neither lose nor double an event.
/// </summary>
public interface IProjection
{
    /// <summary>Stable name, for logs, metrics and health.</summary>
    string Name { get; }

    /// <summary>Which events it follows.</summary>
    EventFilter Filter { get; }

    /// <summary>Everything up to here is in the rows; <see cref="LogPosition.Start"/> for a new view.</summary>
    Task<LogPosition> LoadCheckpointAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Applies a batch and moves the checkpoint from <see cref="ProjectionBatch.After"/> to
    /// <see cref="ProjectionBatch.Through"/>, all or nothing. When the checkpoint is not at After, as another process has
    /// moved it (or a rebuilt copy was swapped in), it applies nothing.
    /// </summary>
    /// <returns>The checkpoint afterwards; anything but Through makes the runner go on from there.</returns>
    /// <exception cref="Deciding.UnreadableEventException">
    /// Nothing was applied, as this version cannot read one of the events: its stream is held back, the others go on. Once it can be read
    /// the events are applied in order, with After and Through both at the checkpoint; after a crash in between they may come twice.
    /// </exception>
    /// <exception cref="Exception">Nothing was applied; the runner tries again, and says so, until it succeeds.</exception>
    Task<LogPosition> ApplyAsync(ProjectionBatch batch, CancellationToken cancellationToken);
}

/// <summary>The next piece of the log for a projection.</summary>
/// <param name="After">Where the checkpoint must be.</param>
/// <param name="Through">Where the checkpoint moves to; at or after the last event, as filtered events lie between.</param>
/// <param name="Events">What passed the filter, in log order; empty when only the checkpoint moves.</param>
public sealed record ProjectionBatch(LogPosition After, LogPosition Through, IReadOnlyList<RecordedEvent> Events);
