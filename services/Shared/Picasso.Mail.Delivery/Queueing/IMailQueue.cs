namespace Picasso.Mail.Delivery.Queueing;

/// <summary>
/// The durable queue of mail. Several processes may deliver from one queue: each takes what no other has. What a method
/// wrote is safe when it returns.
/// </summary>
internal interface IMailQueue
{
    /// <summary>Stores a mail unless its key is known.</summary>
    Task AddAsync(MailMessage mail, MailState state, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Takes the mail that has been due longest, as its next attempt; nobody else gets it before the lease ends.</summary>
    Task<QueuedMail?> TakeAsync(DateTimeOffset now, TimeSpan lease, CancellationToken cancellationToken);

    /// <summary>Tries again later; nothing happens when somebody else has made a later attempt.</summary>
    Task PostponeAsync(QueuedMail mail, DateTimeOffset until, CancellationToken cancellationToken);

    /// <summary>
    /// Ends a mail. Its words may hold one-time links, so that they go with it. A mail that was sent is sent, whoever made a
    /// later attempt meanwhile; giving up is for the latest attempt only.
    /// </summary>
    Task EndAsync(QueuedMail mail, MailState state, CancellationToken cancellationToken);

    /// <summary>The local box, latest first.</summary>
    /// <param name="to">Only mail to this address, compared without case; null for all.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<IReadOnlyList<BoxedMail>> ListBoxedAsync(string? to, int limit, CancellationToken cancellationToken);
}
