using System.Net;
using Picasso.Mail;
using Picasso.Testing.Words;

namespace Picasso.Shared.Tests.Mail;

public sealed class QuotedWordsTests
{
    public static TheoryData<Language> All => [.. Languages.All];

    [Theory]
    [MemberData(nameof(All))]
    public void A_title_in_a_mail_keeps_its_letters_and_does_not_turn_the_sentence_around_it(Language language)
    {
        var mail = MailTemplate.Render($"You sold “{language.Title}”", [$"The copyright of “{language.Title}” has moved to its buyer."]);
        mail.Text.ShouldContain($"The copyright of “{language.Title}” has moved");
        WebUtility.HtmlDecode(mail.Html).ShouldContain($"The copyright of “<bdi>{language.Title}</bdi>” has moved");
        WebUtility.HtmlDecode(mail.Html).ShouldContain($"<title>You sold “{language.Title}”</title>");
    }

    [Fact]
    public void A_title_with_markup_stays_text() =>
        MailTemplate.Render("x", ["“<b>” and “</bdi>”"]).Html.ShouldContain("“<bdi>&lt;b&gt;</bdi>” and “<bdi>&lt;/bdi&gt;</bdi>”");
}
