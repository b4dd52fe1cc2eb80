using Microsoft.Extensions.Options;

namespace Picasso.Mail.Queueing;

/// <summary>Reads the mail that no SMTP server took.</summary>
internal sealed class LocalMailBox(SqliteMailQueue queue, IOptions<SmtpOptions> smtp) : IMailBox
{
    public bool IsActive => !smtp.Value.IsConfigured;

    public IReadOnlyList<BoxedMail> List(string? to, int limit) => queue.ListBoxed(to, limit);
}
