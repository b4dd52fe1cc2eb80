namespace Picasso.EventSourcing.Projecting;

/// <summary>
/// A view derived from events. It stores its checkpoint in the same transaction as its rows, so a crash or a second process can neither lose nor
/// duplicate an event.
/// </summary>
public interface IProjection
{
    /// <summary>Stable name, for logs, metrics and health.</summary>
    string Name { get; }

    /// <summary>The events that it follows.</summary>
    EventFilter Filter { get; }

    /// <summary>Every event up to this position is applied; <see cref="LogPosition.Start"/> for a new view.</summary>
    Task<LogPosition> LoadCheckpointAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Applies a batch and moves the checkpoint from <see cref="ProjectionBatch.After"/> to <see cref="ProjectionBatch.Through"/>, all or nothing.
    /// When the checkpoint is not at After, because another process has moved it (or a rebuilt copy was swapped in), it applies nothing.
    /// </summary>
    /// <returns>The checkpoint afterwards; any other value than Through makes the runner continue from there.</returns>
    /// <exception cref="Deciding.UnreadableEventException">Nothing was applied, because this version cannot read one of the events: its stream is put
    /// in quarantine, the others continue. Once the event can be read, the skipped events are applied in order, with After and Through both at the
    /// checkpoint; after a crash in between they may be delivered twice.</exception>
    /// <exception cref="Exception">Nothing was applied; the runner logs it and retries until it succeeds.</exception>
    Task<LogPosition> ApplyAsync(ProjectionBatch batch, CancellationToken cancellationToken);
}

/// <summary>The next part of the log for a projection.</summary>
/// <param name="After">The required checkpoint.</param>
/// <param name="Through">The next checkpoint; at or after the last event, because filtered events may follow it.</param>
/// <param name="Events">The events that passed the filter, in log order; empty when only the checkpoint moves.</param>
public sealed record ProjectionBatch(LogPosition After, LogPosition Through, IReadOnlyList<RecordedEvent> Events);
