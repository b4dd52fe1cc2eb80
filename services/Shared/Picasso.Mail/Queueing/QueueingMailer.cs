using System.Text;
using Microsoft.Extensions.Options;

namespace Picasso.Mail.Queueing;

/// <summary>Puts mail into the durable queue, or into the local box when nothing would deliver it.</summary>
internal sealed class QueueingMailer(SqliteMailQueue queue, IOptions<SmtpOptions> smtp, TimeProvider clock) : IMailer
{
    public Task SendAsync(MailMessage message, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        ArgumentException.ThrowIfNullOrWhiteSpace(message.Key);
        ArgumentException.ThrowIfNullOrWhiteSpace(message.To);
        var mail = message with { To = OneLine(message.To), Subject = OneLine(message.Subject) };
        queue.Add(mail, smtp.Value.IsConfigured ? MailState.Queued : MailState.Boxed, clock.GetUtcNow());
        queue.Added.Raise();
        return Task.CompletedTask;
    }

    // A line break in a subject would start a header of its own.
    private static string OneLine(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var character in text)
            line.Append(char.IsControl(character) ? ' ' : character);
        return line.ToString().Trim();
    }
}
