using Picasso.Contracts.Payments;

namespace Picasso.Payments.Purchasing;

/// <summary>The effect of an event on a purchase in a state.</summary>
internal enum Reaction
{
    /// <summary>The purchase changes.</summary>
    Handled,

    /// <summary>A repeated or late message; nothing changes.</summary>
    Ignored,

    /// <summary>Unexpected: the message is moved to the error queue, for operators.</summary>
    Faulted,
}

/// <summary>One cell of the transition table.</summary>
/// <param name="State">The current state.</param>
/// <param name="Event">The event's name.</param>
/// <param name="Message">The event's message type.</param>
/// <param name="Reaction">The kind of reaction.</param>
/// <param name="Next">The possible next states.</param>
/// <param name="React">The step; null when there is none.</param>
internal sealed record PurchaseRule(
    PurchaseState State, string Event, Type Message, Reaction Reaction, IReadOnlyList<PurchaseState> Next,
    Func<Purchase, object, Step, PurchaseState>? React = null)
{
    /// <summary>Applies the step and the bookkeeping of a change of state.</summary>
    /// <exception cref="InvalidOperationException">The step led to a state that the table does not list.</exception>
    public PurchaseState Advance(Purchase purchase, object message, Step step)
    {
        if (React is null)
            return State;
        var next = React(purchase, message, step);
        if (!Next.Contains(next))
            throw new InvalidOperationException($"{Event} in {State} led to {next}, which the table does not list.");
        if (next != State)
            purchase.Enter(next, step);
        return next;
    }
}
