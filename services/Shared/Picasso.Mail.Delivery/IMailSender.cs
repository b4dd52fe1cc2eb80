using Picasso.Mail.Delivery.Queueing;

namespace Picasso.Mail.Delivery;

/// <summary>Hands one mail to a server.</summary>
internal interface IMailSender
{
    /// <summary>The server has taken responsibility for the mail when this returns.</summary>
    /// <exception cref="MailRefusedException">The server refuses this mail for good.</exception>
    Task SendAsync(QueuedMail mail, CancellationToken cancellationToken);
}

/// <summary>Trying this mail again is of no use.</summary>
internal sealed class MailRefusedException(string message, Exception inner) : Exception(message, inner);
