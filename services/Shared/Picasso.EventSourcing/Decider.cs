using Picasso.Kernel;

namespace Picasso.EventSourcing;

/// <summary>The result of a decision: events to append (none when the command was already done), or an error.</summary>
/// <typeparam name="TEvent">The aggregate's events.</typeparam>
public readonly record struct Decision<TEvent>
{
    private Decision(IReadOnlyList<TEvent> events, DomainError? error) => (Events, Error) = (events, error);

    /// <summary>Events to append; empty when rejected or already done.</summary>
    public IReadOnlyList<TEvent> Events { get; }

    /// <summary>The error; null when the command is accepted.</summary>
    public DomainError? Error { get; }

    /// <summary>Accepted, with these events.</summary>
    public static Decision<TEvent> Accept(params IReadOnlyList<TEvent> events) => new(events, null);

    /// <summary>Accepted, without a change.</summary>
    public static Decision<TEvent> Nothing { get; } = new([], null);

    /// <summary>Rejected.</summary>
    public static implicit operator Decision<TEvent>(DomainError error) => new([], error);
}

/// <summary>An aggregate as an initial state and two pure functions. Clock, ids and prices arrive as data in the command.</summary>
/// <typeparam name="TState">The state that decisions need.</typeparam>
/// <typeparam name="TCommand">The commands.</typeparam>
/// <typeparam name="TEvent">The events.</typeparam>
/// <param name="Initial">State before the first event.</param>
/// <param name="Decide">State and command to events or an error.</param>
/// <param name="Evolve">State and event to the next state; total, never fails.</param>
public sealed record Decider<TState, TCommand, TEvent>(
    TState Initial,
    Func<TState, TCommand, Decision<TEvent>> Decide,
    Func<TState, TEvent, TState> Evolve)
{
    /// <summary>The state after these events.</summary>
    public TState Fold(IEnumerable<TEvent> events) => events.Aggregate(Initial, Evolve);
}
