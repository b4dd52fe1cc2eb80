using System.Text;
using Microsoft.Extensions.Options;
using Picasso.Kernel;

namespace Picasso.Mail.Delivery.Queueing;

/// <summary>Puts mail into the durable queue, or into the local box when nothing would deliver it.</summary>
internal sealed class QueueingMailer(IMailQueue queue, Signal<IMailQueue> added, IOptions<SmtpOptions> smtp, TimeProvider clock) : IMailer
{
    public async Task SendAsync(MailMessage message, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(message.Key);
        ArgumentException.ThrowIfNullOrWhiteSpace(message.To);
        var mail = message with { To = OneLine(message.To), Subject = OneLine(message.Subject) };
        var state = smtp.Value.IsConfigured ? MailState.Queued : MailState.Boxed;
        await queue.AddAsync(mail, state, clock.GetUtcNow(), cancellationToken);
        added.Raise();
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
