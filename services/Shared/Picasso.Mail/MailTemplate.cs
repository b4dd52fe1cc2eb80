using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Picasso.Localization;

namespace Picasso.Mail;

/// <summary>The one thing that a mail asks its reader to do.</summary>
/// <param name="Label">What the button says.</param>
/// <param name="Url">Where it leads: an absolute http(s) address.</param>
public sealed record MailAction(string Label, Uri Url);

/// <summary>The words of a mail.</summary>
/// <param name="Text">Plain text.</param>
/// <param name="Html">The same as a whole HTML document.</param>
public sealed record MailBody(string Text, string Html);

/// <summary>The one layout of every mail. What is passed in is plain text and is escaped here.</summary>
public static partial class MailTemplate
{
    /// <summary>Renders a mail.</summary>
    /// <param name="language">The language of the texts.</param>
    /// <param name="subject">One line; also the heading.</param>
    /// <param name="paragraphs">Plain text, a paragraph each.</param>
    /// <param name="action">The button below them; null for none.</param>
    public static MailBody Render(Language language, string subject, IReadOnlyList<string> paragraphs, MailAction? action = null)
    {
        var signature = language.Speak(() => Localized<MailTexts>.Texts["Picasso, the marketplace for original pictures"].Value);
        return new MailBody(RenderText(subject, paragraphs, action, signature), RenderHtml(language, subject, paragraphs, action, signature));
    }

    private static string RenderText(string subject, IReadOnlyList<string> paragraphs, MailAction? action, string signature)
    {
        var text = new StringBuilder().Append(subject).Append("\n\n");
        foreach (var paragraph in paragraphs)
            text.Append(paragraph).Append("\n\n");
        if (action is not null)
            text.Append(action.Label).Append(":\n").Append(action.Url.AbsoluteUri).Append("\n\n");
        return text.Append("-- \n").Append(signature).Append('\n').ToString();
    }

    private static string RenderHtml(Language language, string subject, IReadOnlyList<string> paragraphs, MailAction? action, string signature)
    {
        var heading = Encode(subject);
        var body = new StringBuilder();
        foreach (var paragraph in paragraphs)
            body.Append($"""<p style="margin:0 0 16px">{Encode(paragraph)}</p>""").Append('\n');
        if (action is not null)
            body.Append(Button(action)).Append('\n');
        return $"""
            <!doctype html>
            <html lang="{language.Tag}" dir="{language.Direction}">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{WebUtility.HtmlEncode(subject)}</title></head>
            <body style="margin:0;padding:24px;background:#f4f2ee;color:#1d1b18;font:16px/1.5 system-ui,sans-serif">
            <div style="max-width:560px;margin:0 auto;padding:32px;background:#fff;border-radius:12px">
            <h1 style="margin:0 0 20px;font-size:22px">{heading}</h1>
            {body}</div>
            <p style="max-width:560px;margin:16px auto 0;color:#6b665e;font-size:13px">{signature}</p>
            </body>
            </html>
            """;
    }

    // What is quoted was written by people, in scripts of either direction: it must not turn the sentence around it.
    private static string Encode(string text) => Quoted().Replace(WebUtility.HtmlEncode(text), "<bdi>$&</bdi>");

    // The quotation marks of each language of the site, «» as they are encoded. A German “ ends what „ began, so that it must not begin another.
    [GeneratedRegex("(?<=“)[^„“”]*(?=”)|(?<=„)[^“]*(?=“)|(?<=&#171;).*?(?=&#187;)", RegexOptions.Singleline)]
    private static partial Regex Quoted();

    private static string Button(MailAction action)
    {
        var url = WebUtility.HtmlEncode(action.Url.AbsoluteUri);
        var label = WebUtility.HtmlEncode(action.Label);
        return $"""
            <p style="margin:24px 0"><a href="{url}" style="padding:12px 20px;background:#1d4ed8;color:#fff;border-radius:8px;text-decoration:none">{label}</a></p>
            <p style="margin:0;color:#6b665e;font-size:13px;word-break:break-all">{url}</p>
            """;
    }
}
