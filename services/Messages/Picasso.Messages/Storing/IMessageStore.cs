namespace Picasso.Messages.Storing;

/// <summary>
/// Stores messages between users, and notifications. Each method is atomic and durable when it returns; several processes may use one store. Keys are
/// ids, values are small documents: no method needs a join. Messages and notifications share one order of places, in which no entry becomes visible
/// behind a reader's position, and in which the entries of one user are in commit order.
/// </summary>
internal interface IMessageStore : IConversationStore, IBlockStore, INotificationStore, IInboxStore
{
    /// <summary>Records that a user closed the account: they receive no further messages, and data that only they could read is deleted.</summary>
    Task ForgetPersonAsync(string userId, CancellationToken cancellationToken);
}
