namespace Picasso.EventSourcing;

/// <summary>
/// An append would write an event id that the log already contains, at another revision or in another batch. Nothing was written. The caller is at
/// fault: an id identifies one event, and a repeated append repeats the whole batch.
/// </summary>
/// <param name="id">The event id.</param>
public sealed class EventIdReusedException(Guid id) : Exception($"The log already holds an event {id:D}, and this append does not repeat it.")
{
    /// <summary>The event id.</summary>
    public Guid Id { get; } = id;
}
