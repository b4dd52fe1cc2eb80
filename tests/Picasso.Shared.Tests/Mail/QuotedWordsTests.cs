using System.Net;
using Picasso.Localization;
using Picasso.Mail;
using Picasso.Testing.Words;

namespace Picasso.Shared.Tests.Mail;

public sealed class QuotedWordsTests
{
    public static TheoryData<Picasso.Testing.Words.Language> All => [.. Languages.All];

    [Theory]
    [MemberData(nameof(All))]
    public void A_title_in_a_mail_keeps_its_letters_and_does_not_turn_the_sentence_around_it(Picasso.Testing.Words.Language language)
    {
        var mail = MailTemplate.Render(SiteLanguages.English, $"You sold “{language.Title}”", [$"The copyright of “{language.Title}” has moved to its buyer."]);
        mail.Text.ShouldContain($"The copyright of “{language.Title}” has moved");
        WebUtility.HtmlDecode(mail.Html).ShouldContain($"The copyright of “<bdi>{language.Title}</bdi>” has moved");
        WebUtility.HtmlDecode(mail.Html).ShouldContain($"<title>You sold “{language.Title}”</title>");
    }

    [Theory]
    [InlineData("„צילום“ und „Abend“", "„<bdi>צילום</bdi>“ und „<bdi>Abend</bdi>“")]
    [InlineData("«Evening» و«مساء»", "«<bdi>Evening</bdi>» و«<bdi>مساء</bdi>»")]
    public void The_quotation_marks_of_each_language_hold_a_title(string text, string written) =>
        WebUtility.HtmlDecode(MailTemplate.Render(SiteLanguages.English, "x", [text]).Html).ShouldContain(written);

    [Fact]
    public void A_title_with_markup_stays_text() =>
        MailTemplate.Render(SiteLanguages.English, "x", ["“<b>” and “</bdi>”"]).Html.ShouldContain("“<bdi>&lt;b&gt;</bdi>” and “<bdi>&lt;/bdi&gt;</bdi>”");
}
