using Picasso.Contracts.Bus;
using Picasso.Localization;
using Picasso.Mail;
using Picasso.Payments.Purchasing;

namespace Picasso.Payments.Mailing;

/// <summary>The words of a mail in one language.</summary>
/// <param name="Subject">One line.</param>
/// <param name="Paragraphs">Plain text.</param>
internal sealed record MailWords(string Subject, params IReadOnlyList<string> Paragraphs);

/// <summary>Makes a mail about a purchase in every language: only Users, which sends it, knows its reader's.</summary>
internal static class PurchaseMail
{
    /// <summary>A mail to one side of a purchase.</summary>
    /// <param name="purchase">What it is about.</param>
    /// <param name="occasion">With the purchase, the key: each is sent once.</param>
    /// <param name="userId">Who gets it.</param>
    /// <param name="write">Called for each language, which is then the current one of the texts.</param>
    public static MailPerson Of(Purchase purchase, string occasion, string userId, Func<Language, MailWords> write)
    {
        var english = Write(SiteLanguages.English, write);
        var body = MailTemplate.Render(SiteLanguages.English, english.Subject, english.Paragraphs);
        return new MailPerson(
            MailKeys.Of(purchase.PurchaseId, occasion), userId, english.Subject, body.Text, body.Html,
            [.. SiteLanguages.All.Where(language => language != SiteLanguages.English).Select(language => Translate(language, write))]);
    }

    private static MailTranslation Translate(Language language, Func<Language, MailWords> write)
    {
        var words = Write(language, write);
        return new MailTranslation(language.Tag, words.Subject, words.Paragraphs);
    }

    private static MailWords Write(Language language, Func<Language, MailWords> write) => language.Speak(() => write(language));
}

/// <summary>Texts of mails about purchases. The class names the resources beside it.</summary>
internal sealed class PurchaseMailTexts;
