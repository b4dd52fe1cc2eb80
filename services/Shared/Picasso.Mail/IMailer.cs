namespace Picasso.Mail;

/// <summary>A mail to one person, as text and as HTML.</summary>
/// <param name="Key">Names the occasion, such as "receipt:{purchase}": the same key is sent once.</param>
/// <param name="To">The address.</param>
/// <param name="Subject">One line.</param>
/// <param name="Text">Plain text.</param>
/// <param name="Html">The same as a whole HTML document.</param>
public sealed record MailMessage(string Key, string To, string Subject, string Text, string Html);

/// <summary>Takes mail and sees to its delivery.</summary>
public interface IMailer
{
    /// <summary>The mail is queued durably when this returns, unless its key was queued before; delivery follows with retries.</summary>
    Task SendAsync(MailMessage message, CancellationToken cancellationToken);
}
