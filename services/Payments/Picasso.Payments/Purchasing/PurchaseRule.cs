using MassTransit;
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
/// <param name="Reaction">What happens.</param>
/// <param name="Next">The states that it may be in afterwards.</param>
internal sealed record PurchaseRule(PurchaseState State, string Event, Reaction Reaction, IReadOnlyList<PurchaseState> Next);
