using Picasso.Kernel;

namespace Picasso.EventSourcing;

/// <summary>What a decider answers: events to append (none when the command was already done), or an error.</summary>
/// <typeparam name="TEvent">The aggregate's events.</typeparam>
public readonly record struct Decision<TEvent>
{
    private Decision(IReadOnlyList<TEvent> events, DomainError? error) => (Events, Error) = (events, error);

    /// <summary>Events to append; empty when refused or already done.</summary>
    public IReadOnlyList<TEvent> Events { get; }

    /// <summary>Why not; null when the command is accepted.</summary>
    public DomainError? Error { get; }

    /// <summary>Accepted, with these events.</summary>
    public static Decision<TEvent> Accept(params IReadOnlyList<TEvent> events) => new(events, null);

    /// <summary>Accepted, and nothing is left to do.</summary>
    public static Decision<TEvent> Nothing { get; } = new([], null);

    /// <summary>Refused.</summary>
    public static implicit operator Decision<TEvent>(DomainError error) => new([], error);
}

/// <summary>An aggregate as three pure things. Clock, ids and prices arrive as data in the command.</summary>
/// <typeparam name="TState">What decisions need to know.</typeparam>
/// <typeparam name="TCommand">What is asked.</typeparam>
/// <typeparam name="TEvent">What happened.</typeparam>
/// <param name="Initial">State before the first event.</param>
/// <param name="Decide">State and command to events or an error.</param>
/// <param name="Evolve">State and event to the next state; total, never refuses.</param>
public sealed record Decider<TState, TCommand, TEvent>(
    TState Initial,
    Func<TState, TCommand, Decision<TEvent>> Decide,
    Func<TState, TEvent, TState> Evolve)
{
    /// <summary>The state after these events.</summary>
    public TState Fold(IEnumerable<TEvent> events) => events.Aggregate(Initial, Evolve);
}
