using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Picasso.Mail.Queueing;

namespace Picasso.Mail.Delivering;

/// <summary>
/// Delivers what is queued. A mail is leased before it is sent: after a crash it is sent again when the lease ends,
/// with the same Message-Id.
/// </summary>
internal sealed class MailRelay(
    SqliteMailQueue queue, IMailSender sender, IOptions<SmtpOptions> smtp, TimeProvider clock,
    ILogger<MailRelay> logger) : BackgroundService
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!smtp.Value.IsConfigured)
        {
            logger.LogWarning("No mail server is configured ({Setting}): mail stays in the local box", $"{SmtpOptions.Section}:Host");
            return;
        }

        while (!stoppingToken.IsCancellationRequested)
        {
            await DeliverDueAsync(stoppingToken);
            await queue.Added.WaitAsync(s_patience, clock, stoppingToken);
        }
    }

    private async Task DeliverDueAsync(CancellationToken cancellationToken)
    {
        try
        {
            var lease = smtp.Value.Timeout * 4;
            while (queue.Take(clock.GetUtcNow(), lease) is { } mail)
                await DeliverAsync(mail, cancellationToken);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            logger.LogError(fault, "The mail queue could not be read; the relay goes on");
        }
    }

    private async Task DeliverAsync(QueuedMail mail, CancellationToken cancellationToken)
    {
        try
        {
            await sender.SendAsync(mail, cancellationToken);
            queue.End(mail.Id, MailState.Sent);
        }
        catch (MailRefusedException refused)
        {
            GiveUp(mail, refused.Message);
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            // The server's words may quote the address, so that only the kind of fault is logged.
            if (mail.Attempts >= Backoff.MaxAttempts)
                GiveUp(mail, fault.GetType().Name);
            else
                Postpone(mail, fault.GetType().Name);
        }
    }

    private void GiveUp(QueuedMail mail, string reason)
    {
        logger.LogError("Mail {MailId} is given up after {Attempts} attempts: {Reason}", mail.Id, mail.Attempts, reason);
        queue.End(mail.Id, MailState.Failed);
    }

    private void Postpone(QueuedMail mail, string reason)
    {
        var pause = Backoff.After(mail.Attempts);
        logger.LogWarning("Mail {MailId} waits {Pause} after attempt {Attempts}: {Reason}", mail.Id, pause, mail.Attempts, reason);
        queue.Postpone(mail.Id, clock.GetUtcNow() + pause);
    }
}
