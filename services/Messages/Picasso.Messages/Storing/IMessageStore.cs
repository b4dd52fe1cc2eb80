namespace Picasso.Messages.Storing;

/// <summary>
/// What people write to each other and what they should hear of. Each method is atomic and durable when it returns; several
/// processes may use one store. Keys are ids, values are small documents: nothing here needs a join.
/// Messages and notifications share one order of places, in which a reader never sees something appear behind where it
/// has read, and in which what concerns one person comes as it was committed.
/// </summary>
internal interface IMessageStore : IConversationStore, IBlockStore, INotificationStore, IInboxStore
{
    /// <summary>Records that a person left: nobody writes to them any more, and what only they could read is removed.</summary>
    Task ForgetPersonAsync(string userId, CancellationToken cancellationToken);
}
