using MassTransit;
using Microsoft.Extensions.Logging;
using Picasso.Contracts.Bus;
using Picasso.Localization;
using Picasso.Mail;
using Picasso.Users.Model;

namespace Picasso.Users.Mailing;

/// <summary>Mails a person on behalf of a service that does not know addresses. The queue drops a key that it has seen.</summary>
internal sealed class MailPersonConsumer(IUserStore store, IMailer mailer, ILogger<MailPersonConsumer> logger) : IConsumer<MailPerson>
{
    public async Task Consume(ConsumeContext<MailPerson> context)
    {
        var message = context.Message;
        var account = await store.FindAsync(message.UserId, context.CancellationToken);
        if (account is not { EmailVerified: true, Email: { } address })
        {
            // Without a proven address the mail might reach a stranger.
            logger.LogInformation("Mail {Key} has no reader: the person left or never proved an address", message.Key);
            await context.Publish(new PersonMailed(message.Key), context.CancellationToken);
            return;
        }

        await mailer.SendAsync(Compose(message, address, SiteLanguages.Of(account.Language)), context.CancellationToken);
        await context.Publish(new PersonMailed(message.Key), context.CancellationToken);
    }

    private static MailMessage Compose(MailPerson message, string address, Language language)
    {
        if (message.Translations?.FirstOrDefault(translation => translation.Language == language.Tag) is not { } own)
            return new MailMessage(message.Key, address, message.Subject, message.Text, message.Html);
        var body = MailTemplate.Render(language, own.Subject, own.Paragraphs);
        return new MailMessage(message.Key, address, own.Subject, body.Text, body.Html);
    }
}
