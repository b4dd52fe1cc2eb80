using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Picasso.Kernel;
using Picasso.Mail.Delivery.Queueing;
using Picasso.Messaging;

namespace Picasso.Mail.Delivery;

/// <summary>
/// Delivers what is queued, one mail after the other. Sending ends before the lease does, so that two relays never send one mail at once. After a
/// crash a mail is sent again when its lease ends, with the same Message-Id.
/// </summary>
internal sealed class MailRelay(
    IMailQueue queue, Signal<IMailQueue> added, IMailSender sender, IOptions<SmtpOptions> smtp, TimeProvider clock, ILogger<MailRelay> logger)
    : OutboxRelay<QueuedMail>(added, clock, logger)
{
    // After some three days a mail is given up.
    private const int MaxAttempts = 80;

    protected override OutboxSettings Settings => field ??= new OutboxSettings
    {
        Lease = smtp.Value.Timeout * 4,
        DeliveryTimeout = smtp.Value.Timeout * 3,
        FirstPause = TimeSpan.FromSeconds(5),
        LongestPause = TimeSpan.FromHours(1),
        MaxAttempts = MaxAttempts,
        // The server's words may quote the address.
        LogsFaults = false,
    };

    protected override IEnumerable<IOutbox<QueuedMail>> Outboxes => [queue.Outbox];

    protected override async Task LoopAsync(CancellationToken stoppingToken)
    {
        if (smtp.Value.IsConfigured)
            await base.LoopAsync(stoppingToken);
        else
            Logger.LogWarning("No mail server is configured ({Setting}): mail stays in the local box", $"{SmtpOptions.Section}:Host");
    }

    protected override async Task<DeliveryResult> DeliverAsync(OutboxLease<QueuedMail> lease, CancellationToken cancellationToken)
    {
        try
        {
            await sender.SendAsync(lease.Content, cancellationToken);
            return DeliveryResult.Done;
        }
        catch (MailRefusedException refused)
        {
            return DeliveryResult.Reject(refused.Message);
        }
    }
}
