namespace Picasso.Payments.Outbox;

/// <summary>
/// Handles a message for another shard. The relay calls it directly, because the bus may lose the message; it may call it again for the same message.
/// </summary>
/// <typeparam name="TMessage">The message.</typeparam>
internal interface IShardMessageHandler<in TMessage>
    where TMessage : class
{
    /// <returns>The answer to publish; null for none.</returns>
    Task<object?> HandleAsync(TMessage message, CancellationToken cancellationToken);
}
