using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Picasso.Background;
using Picasso.Kernel;
using Picasso.Mail.Delivery.Queueing;

namespace Picasso.Mail.Delivery;

/// <summary>
/// Delivers what is queued. A mail is leased before it is sent, and sending is given up before the lease ends, so that two
/// relays never send one mail at once. After a crash it is sent again when the lease ends, with the same Message-Id.
/// </summary>
internal sealed class MailRelay(
    IMailQueue queue, MailSignals signals, IMailSender sender, IOptions<SmtpOptions> smtp, TimeProvider clock,
    ILogger<MailRelay> logger) : BackgroundLoop(clock, logger)
{
    // After some three days a mail is given up.
    private const int MaxAttempts = 80;

    private static readonly TimeSpan s_firstPause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan s_longestPause = TimeSpan.FromHours(1);
    private static readonly TimeSpan s_pollInterval = TimeSpan.FromSeconds(5);

    // A round sends all that is due, each mail under its own deadline.
    private static readonly LoopSettings s_settings = LoopSettings.Prompt with { Deadline = Timeout.InfiniteTimeSpan };

    protected override async Task LoopAsync(CancellationToken stoppingToken)
    {
        if (!smtp.Value.IsConfigured)
        {
            Logger.LogWarning("No mail server is configured ({Setting}): mail stays in the local box", $"{SmtpOptions.Section}:Host");
            return;
        }

        await RepeatAsync(DeliverDueAsync, stop => signals.Added.WaitAsync(s_pollInterval, Clock, stop), s_settings, stoppingToken);
    }

    private TimeSpan Lease => smtp.Value.Timeout * 4;

    private async Task DeliverDueAsync(CancellationToken cancellationToken)
    {
        while (await queue.TakeAsync(Clock.GetUtcNow(), Lease, cancellationToken) is { } mail)
            await DeliverAsync(mail, cancellationToken);
    }

    private async Task DeliverAsync(QueuedMail mail, CancellationToken cancellationToken)
    {
        try
        {
            await SendAsync(mail, cancellationToken);
        }
        catch (MailRefusedException refused)
        {
            await GiveUpAsync(mail, refused.Message, cancellationToken);
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            // The server's words may quote the address, so that only the kind of fault is logged.
            if (mail.Attempts >= MaxAttempts)
                await GiveUpAsync(mail, fault.GetType().Name, cancellationToken);
            else
                await PostponeAsync(mail, fault.GetType().Name, cancellationToken);
        }
    }

    private async Task SendAsync(QueuedMail mail, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(smtp.Value.Timeout * 3, Clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        await sender.SendAsync(mail, either.Token);
        // The server has it: that is noted even when this process is told to stop just now.
        await queue.EndAsync(mail, MailState.Sent, CancellationToken.None);
    }

    private async Task GiveUpAsync(QueuedMail mail, string reason, CancellationToken cancellationToken)
    {
        Logger.LogError("Mail {MailId} is given up after {Attempts} attempts: {Reason}", mail.Id, mail.Attempts, reason);
        await queue.EndAsync(mail, MailState.Failed, cancellationToken);
    }

    private async Task PostponeAsync(QueuedMail mail, string reason, CancellationToken cancellationToken)
    {
        var pause = Backoff.Pause(s_firstPause, s_longestPause, mail.Attempts - 1);
        Logger.LogWarning("Mail {MailId} waits {Pause} after attempt {Attempts}: {Reason}", mail.Id, pause, mail.Attempts, reason);
        await queue.PostponeAsync(mail, Clock.GetUtcNow() + pause, cancellationToken);
    }
}
