using Picasso.Contracts.Payments;

namespace Picasso.Payments.Purchasing;

/// <summary>What an event does to a purchase in a state.</summary>
internal enum Reaction
{
    /// <summary>It changes something.</summary>
    Handled,

    /// <summary>A repeat or a straggler; nothing happens.</summary>
    Ignored,

    /// <summary>It cannot be: the message goes to the error queue, for people to see.</summary>
    Faulted,
}

/// <summary>One cell of the transition table.</summary>
/// <param name="State">The state it is in.</param>
/// <param name="Event">The event's name.</param>
/// <param name="Message">The event's message type.</param>
/// <param name="Reaction">What happens.</param>
/// <param name="Next">The states that it may be in afterwards.</param>
/// <param name="React">The step itself; null when nothing is to be done.</param>
internal sealed record PurchaseRule(
    PurchaseState State, string Event, Type Message, Reaction Reaction, IReadOnlyList<PurchaseState> Next,
    Func<PurchaseSaga, object, Step, PurchaseState>? React = null)
{
    /// <summary>Applies the step and the bookkeeping of a change of state.</summary>
    /// <exception cref="InvalidOperationException">It led to a state that the table does not name.</exception>
    public PurchaseState Advance(PurchaseSaga purchase, object message, Step step)
    {
        if (React is null)
            return State;
        var next = React(purchase, message, step);
        if (!Next.Contains(next))
            throw new InvalidOperationException($"{Event} in {State} led to {next}, which the table does not name.");
        if (next != State)
            purchase.Enter(next, step);
        return next;
    }
}
