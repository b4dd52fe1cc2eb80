using Picasso.EventSourcing.Deciding;
using Picasso.EventSourcing.Projecting;

namespace Picasso.EventSourcing.Subscribing;

/// <summary>Marks projections whose events have external effects.</summary>
internal interface ISubscription
{
    /// <summary>Moves the checkpoint without the effects of the events in between.</summary>
    Task MoveToAsync(LogPosition position, CancellationToken cancellationToken);
}

/// <summary>Runs a subscriber as a projection whose checkpoint moves after its effects: at least once, never lost.</summary>
/// <typeparam name="TSubscriber">The subscriber.</typeparam>
/// <param name="subscriber">Handles each event.</param>
/// <param name="checkpoints">Stores the checkpoint.</param>
public sealed class CheckpointedSubscription<TSubscriber>(TSubscriber subscriber, ICheckpoints checkpoints) : IProjection, ISubscription
    where TSubscriber : class, IEventSubscriber
{
    /// <inheritdoc />
    public string Name => subscriber.Name;

    /// <inheritdoc />
    public EventFilter Filter => subscriber.Filter;

    /// <inheritdoc />
    public Task<LogPosition> LoadCheckpointAsync(CancellationToken cancellationToken) =>
        checkpoints.LoadAsync(Name, cancellationToken);

    /// <inheritdoc />
    public async Task MoveToAsync(LogPosition position, CancellationToken cancellationToken)
    {
        var stored = await checkpoints.LoadAsync(Name, cancellationToken);
        if (await checkpoints.MoveAsync(Name, stored, position, cancellationToken) != position)
            throw new InvalidOperationException($"Another process moves the checkpoint of {Name}: stop the services first.");
    }

    /// <inheritdoc />
    public async Task<LogPosition> ApplyAsync(ProjectionBatch batch, CancellationToken cancellationToken)
    {
        var stored = await checkpoints.LoadAsync(Name, cancellationToken);
        if (stored != batch.After)
            return stored;
        for (var i = 0; i < batch.Events.Count; i++)
            // An event that was handled before an unreadable one is not handled again.
            if (!await TryHandleAsync(batch.Events[i], isFirst: i == 0, cancellationToken))
                return await checkpoints.MoveAsync(Name, batch.After, batch.Events[i - 1].Position, cancellationToken);
        return await checkpoints.MoveAsync(Name, batch.After, batch.Through, cancellationToken);
    }

    private async Task<bool> TryHandleAsync(RecordedEvent recorded, bool isFirst, CancellationToken cancellationToken)
    {
        using var span = EventTracing.Follow(recorded, "handle", Name, subscriber.GetType());
        try
        {
            await subscriber.HandleAsync(recorded, cancellationToken);
            return true;
        }
        catch (UnreadableEventException) when (!isFirst)
        {
            return false;
        }
    }
}
