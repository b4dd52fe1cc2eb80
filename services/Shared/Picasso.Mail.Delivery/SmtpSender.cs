using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;
using Picasso.Kernel;
using Picasso.Mail.Delivery.Queueing;

namespace Picasso.Mail.Delivery;

/// <summary>Delivers by SMTP, a connection for each mail.</summary>
internal sealed class SmtpSender(IOptions<SmtpOptions> options, SmtpAvailability server, TimeProvider clock) : IMailSender
{
    public async Task SendAsync(QueuedMail mail, CancellationToken cancellationToken)
    {
        var begin = clock.GetTimestamp();
        try
        {
            await HandOverAsync(mail, cancellationToken);
            server.Took();
        }
        // A process that stops says nothing about the server, unless the server had its time.
        catch (Exception fault) when (fault is not OperationCanceledException || clock.GetElapsedTime(begin) >= options.Value.Timeout)
        {
            server.Failed(fault is MailRefusedException { InnerException: { } refusal } ? refusal : fault);
            throw;
        }
    }

    private async Task HandOverAsync(QueuedMail mail, CancellationToken cancellationToken)
    {
        var smtp = options.Value;
        var message = Compose(mail, MailboxAddress.Parse(smtp.From));
        using var client = new SmtpClient { Timeout = (int)smtp.Timeout.TotalMilliseconds };
        await client.ConnectAsync(smtp.Host!, smtp.Port, SocketOptionsOf(smtp.Security), cancellationToken);
        if (!string.IsNullOrEmpty(smtp.User))
            await client.AuthenticateAsync(smtp.User, smtp.Password ?? "", cancellationToken);
        try
        {
            await client.SendAsync(message, cancellationToken);
        }
        // Only what concerns this mail is final: a sender or a relay that is not allowed is a setting that can be mended.
        catch (SmtpCommandException refused) when (
            (int)refused.StatusCode is >= 500 and < 600
            && refused.ErrorCode is (SmtpErrorCode.RecipientNotAccepted or SmtpErrorCode.MessageNotAccepted))
        {
            throw new MailRefusedException($"{(int)refused.StatusCode} {refused.ErrorCode}", refused);
        }

        await client.DisconnectAsync(quit: true, cancellationToken);
    }

    private MimeMessage Compose(QueuedMail mail, MailboxAddress from)
    {
        var message = new MimeMessage
        {
            Subject = mail.Subject,
            Date = clock.GetUtcNow(),
            // The same mail has the same id, so that a receiver can drop the copy of a delivery whose answer was lost.
            MessageId = $"{Ids.From(mail.Key)}@{from.Domain}",
            Body = new BodyBuilder { TextBody = mail.Text, HtmlBody = mail.Html }.ToMessageBody(),
        };
        message.From.Add(from);
        message.To.Add(new MailboxAddress("", mail.Recipient));
        return message;
    }

    private static SecureSocketOptions SocketOptionsOf(SmtpSecurity security) => security switch
    {
        SmtpSecurity.Tls => SecureSocketOptions.SslOnConnect,
        SmtpSecurity.None => SecureSocketOptions.None,
        _ => SecureSocketOptions.StartTls,
    };
}
