using Microsoft.Extensions.Options;

namespace Picasso.Mail.Delivery.Queueing;

/// <summary>Reads the mail that no SMTP server took.</summary>
internal sealed class LocalMailBox(IMailQueue queue, IOptions<SmtpOptions> smtp) : IMailBox
{
    public bool IsActive => !smtp.Value.IsConfigured;

    public Task<IReadOnlyList<BoxedMail>> ListAsync(string? to, int limit, CancellationToken cancellationToken) =>
        queue.ListBoxedAsync(to, limit, cancellationToken);
}
