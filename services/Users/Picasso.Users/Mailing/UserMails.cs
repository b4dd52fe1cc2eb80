using Picasso.Mail;
using Picasso.ServiceDefaults.PublicAddress;
using Picasso.Users.Model;

namespace Picasso.Users.Mailing;

/// <summary>Every mail that this service writes.</summary>
internal sealed class UserMails(IMailer mailer, PublicSite site)
{
    /// <summary>The link that proves an address.</summary>
    public Task SendVerificationAsync(string key, string to, Secret token, CancellationToken cancellationToken) => SendAsync(
        key, to, "Please confirm your address",
        [
            "Welcome to Picasso. Please confirm that this address is yours; after that you can sign in, upload, buy and sell.",
            "The link works once, within 24 hours, together with the password that you chose. If you did not sign up at Picasso, no action is needed: "
            + "without you no account is made.",
        ],
        new MailAction("Confirm my address", site.Link("verify-email", token.Text)), cancellationToken);

    /// <summary>The link that sets a new password.</summary>
    public Task SendResetAsync(string key, string to, Secret token, CancellationToken cancellationToken) => SendAsync(
        key, to, "Set a new password",
        [
            "Someone, hopefully you, asked for a new password at Picasso. Setting one signs you out everywhere.",
            "The link works once, within an hour. If it was not you, no action is needed: your password stays as it is.",
        ],
        new MailAction("Set a new password", site.Link("reset-password", token.Text)), cancellationToken);

    /// <summary>Notifies the holder that the address was used to register again.</summary>
    public Task SendAlreadyRegisteredAsync(string key, string to, CancellationToken cancellationToken) => SendAsync(
        key, to, "You already have an account",
        [
            "Someone, perhaps you, tried to join Picasso with this address. It already has an account, and nothing was changed.",
            "If you forgot your password, ask for a new one on the sign-in page. If it was not you, no action is needed.",
        ],
        new MailAction("Go to Picasso", site.Root), cancellationToken);

    /// <summary>Notifies the holder that the password is another now.</summary>
    public Task SendPasswordChangedAsync(string key, string to, CancellationToken cancellationToken) => SendAsync(
        key, to, "Your password was changed",
        [
            "The password of your Picasso account was changed, and other browsers were signed out.",
            "If it was not you, please set a new password at once: \"Forgot your password?\" on the sign-in page.",
        ],
        new MailAction("Go to Picasso", site.Root), cancellationToken);

    private Task SendAsync(
        string key, string to, string subject, string[] paragraphs, MailAction action, CancellationToken cancellationToken)
    {
        var body = MailTemplate.Render(subject, paragraphs, action);
        return mailer.SendAsync(new MailMessage(key, to, subject, body.Text, body.Html), cancellationToken);
    }
}
