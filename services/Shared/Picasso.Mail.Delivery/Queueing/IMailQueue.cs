using Picasso.Messaging;

namespace Picasso.Mail.Delivery.Queueing;

/// <summary>
/// The durable queue of mail and, where no server is configured, the local mail box. What a method wrote is safe when it returns.
/// </summary>
internal interface IMailQueue
{
    /// <summary>
    /// The mails that wait for delivery, the one that has been due longest first. The words of a mail may hold one-time links, so that they are
    /// deleted when it is sent or given up; its key stays, and is never sent again.
    /// </summary>
    IOutbox<QueuedMail> Outbox { get; }

    /// <summary>Stores a mail unless its key is known.</summary>
    Task AddAsync(MailMessage mail, MailState state, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>What lies in the local mail box, the latest first.</summary>
    /// <param name="to">Only mail to this address, compared without case; null for all.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<IReadOnlyList<BoxedMail>> ListBoxedAsync(string? to, int limit, CancellationToken cancellationToken);
}
