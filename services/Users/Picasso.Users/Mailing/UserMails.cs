using Microsoft.Extensions.Localization;
using Picasso.Localization;
using Picasso.Mail;
using Picasso.ServiceDefaults.PublicAddress;
using Picasso.Users.Model;

namespace Picasso.Users.Mailing;

/// <summary>Every mail that this service writes, in the language of its reader.</summary>
internal sealed class UserMails(IMailer mailer, PublicSite site)
{
    private static IStringLocalizer T => Localized<UserMailTexts>.Texts;

    /// <summary>The link that proves an address.</summary>
    public Task SendVerificationAsync(string key, MailReader to, Secret token, CancellationToken cancellationToken) => SendAsync(
        key, to,
        () => new(T["Please confirm your address"], [T["Verify.Welcome"], T["Verify.Link"]],
            new MailAction(T["Confirm my address"], site.Link("verify-email", token.Text))), cancellationToken);

    /// <summary>The link that sets a new password.</summary>
    public Task SendResetAsync(string key, MailReader to, Secret token, CancellationToken cancellationToken) => SendAsync(
        key, to,
        () => new(T["Set a new password"], [T["Reset.Asked"], T["Reset.Link"]],
            new MailAction(T["Set a new password"], site.Link("reset-password", token.Text))), cancellationToken);

    /// <summary>Notifies the holder that the address was used to register again.</summary>
    public Task SendAlreadyRegisteredAsync(string key, MailReader to, CancellationToken cancellationToken) => SendAsync(
        key, to,
        () => new(T["You already have an account"], [T["Registered.Tried"], T["Registered.Forgot"]], new MailAction(T["Go to Picasso"], site.Root)),
        cancellationToken);

    /// <summary>Notifies the holder that the password is another now.</summary>
    public Task SendPasswordChangedAsync(string key, MailReader to, CancellationToken cancellationToken) => SendAsync(
        key, to,
        () => new(T["Your password was changed"], [T["Password.Changed"], T["Password.NotYou"]], new MailAction(T["Go to Picasso"], site.Root)),
        cancellationToken);

    private Task SendAsync(string key, MailReader to, Func<Words> write, CancellationToken cancellationToken)
    {
        var language = SiteLanguages.Of(to.Language);
        var words = language.Speak(write);
        var body = MailTemplate.Render(language, words.Subject, words.Paragraphs, words.Action);
        return mailer.SendAsync(new MailMessage(key, to.Address, words.Subject, body.Text, body.Html), cancellationToken);
    }

    private sealed record Words(string Subject, IReadOnlyList<string> Paragraphs, MailAction Action);
}
