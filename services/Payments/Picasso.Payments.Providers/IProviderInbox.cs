namespace Picasso.Payments.Providers;

/// <summary>Takes over what a provider reports about a purchase.</summary>
internal interface IProviderInbox
{
    /// <summary>Stores messages to a purchase under the event's id: a second delivery of the event changes nothing.</summary>
    /// <param name="purchaseId">The purchase.</param>
    /// <param name="eventId">The provider's id of the event, with the provider's name.</param>
    /// <param name="messages">Messages to the purchase.</param>
    /// <param name="cancellationToken">Cancels before the commit.</param>
    /// <returns>Whether the event is new.</returns>
    Task<bool> AcceptAsync(string purchaseId, string eventId, IReadOnlyList<object> messages, CancellationToken cancellationToken);
}
