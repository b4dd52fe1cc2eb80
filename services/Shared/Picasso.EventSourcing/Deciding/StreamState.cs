using System.Collections.Immutable;

namespace Picasso.EventSourcing.Deciding;

/// <summary>The part of a stream that was read and folded.</summary>
internal sealed record StreamState<TState>(
    TState State, StreamEvent? Last, LogPosition Position, ImmutableDictionary<Guid, string> TypesById)
{
    public long Revision => Last?.Revision ?? -1;

    public static StreamState<TState> Before(TState initial) =>
        new(initial, null, LogPosition.Start, ImmutableDictionary<Guid, string>.Empty);

    /// <summary>The state after one more event, whose id is kept only where commands are recognised by it.</summary>
    public StreamState<TState> Then(TState state, RecordedEvent recorded, bool keepId) => new(
        state, StreamEvent.Of(recorded), recorded.Position, keepId ? TypesById.SetItem(recorded.Id, recorded.Type) : TypesById);
}
