using System.Net;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Microsoft.Extensions.Localization;
using Picasso.Localization;
using Picasso.Web.Languages.Texts;

namespace Picasso.Web.SiteTexts;

/// <summary>
/// Makes a text of Markdown. HTML in it is shown as it is written; links lead to pages of the site, to the web, or to an e-mail address; there are no pictures.
/// </summary>
internal static class SiteTextMarkdown
{
    private static IStringLocalizer T => Localized<FrameTexts>.Texts;

    private static readonly MarkdownPipeline s_pipeline = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().Build();

    /// <summary>The text.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="language">Its language.</param>
    /// <param name="markdown">With {{operator}}, {{address}} and {{email}} where those belong.</param>
    /// <param name="site">Who runs the site.</param>
    /// <exception cref="FormatException">It has no heading of the first level, a picture, or a link to somewhere else; the message says which.</exception>
    public static SiteText Read(string name, Language language, string markdown, SiteTextOptions site)
    {
        var document = Markdown.Parse(markdown, s_pipeline);
        var heading = document.OfType<HeadingBlock>().FirstOrDefault(block => block.Level == 1)?.Inline
            ?? throw new FormatException("It has no heading (a line that begins with \"# \").");
        foreach (var link in document.Descendants<LinkInline>())
            Check(link);
        var title = string.Concat(heading.Descendants<LiteralInline>().Select(part => part.Content.ToString()));
        return new SiteText(name, language, title, language.Speak(() => Fill(document.ToHtml(s_pipeline), site)));
    }

    private static void Check(LinkInline link)
    {
        if (link.IsImage)
            throw new FormatException($"It has a picture ({link.Url}); texts have none.");
        var isOfSite = link.Url is ['/', ..] and not ['/', '/', ..];
        var isElsewhere = Uri.TryCreate(link.Url, UriKind.Absolute, out var address)
            && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeMailto);
        if (!isOfSite && !isElsewhere)
            throw new FormatException($"It has a link to {link.Url}; links begin with / or https: or mailto:.");
    }

    // After the rendering: what a setting says is never read as Markdown.
    private static string Fill(string html, SiteTextOptions site) => html
        .Replace("{{operator}}", Encode(Or(site.Operator, T["the operator of this site"])), StringComparison.Ordinal)
        .Replace("{{address}}", string.Join("<br>", Lines(Or(site.Address, T["The operator has not given a postal address."])).Select(Encode)), StringComparison.Ordinal)
        .Replace("{{email}}", Mail(site.Email), StringComparison.Ordinal);

    private static string Mail(string email) => email.Length == 0
        ? T["the operator of this site, whose e-mail address is not given here"]
        : $"<a href=\"mailto:{Encode(email)}\">{Encode(email)}</a>";

    private static string[] Lines(string address) => address.Split(['\n', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static string Or(string value, string otherwise) => value.Length == 0 ? otherwise : value;

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
