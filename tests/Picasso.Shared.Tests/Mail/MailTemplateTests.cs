using Picasso.Localization;
using Picasso.Mail;
using Picasso.Mail.Delivery;

namespace Picasso.Shared.Tests.Mail;

public class MailTemplateTests
{
    [Fact]
    public void What_people_wrote_stays_text_in_html()
    {
        var body = MailTemplate.Render(SiteLanguages.English, "<b>Sold</b>", ["\"Night\" & <script>alert(1)</script>"], new MailAction("<i>Look</i>", new Uri("https://picasso.example/p?a=1&b=\"")));

        body.Html.ShouldNotContain("<script>");
        body.Html.ShouldNotContain("<b>");
        body.Html.ShouldNotContain("<i>");
        body.Html.ShouldContain("&lt;script&gt;");
        body.Html.ShouldContain("href=\"https://picasso.example/p?a=1&amp;b=%22\"");
        body.Text.ShouldContain("\"Night\" & <script>alert(1)</script>");
        body.Text.ShouldContain("https://picasso.example/p?a=1&b=%22");
    }

    [Fact]
    public void A_mail_without_anything_to_do_has_no_button()
    {
        var body = MailTemplate.Render(SiteLanguages.English, "Hello", ["One", "Two"]);

        body.Html.ShouldNotContain("href");
        body.Text.ShouldBe("Hello\n\nOne\n\nTwo\n\n-- \nPicasso, the marketplace for original pictures\n");
        body.Html.ShouldStartWith("<!doctype html>");
    }

    [Theory]
    [InlineData("en", "ltr", "Picasso, the marketplace for original pictures")]
    [InlineData("de", "ltr", "Picasso, der Marktplatz für Originalbilder")]
    [InlineData("ar", "rtl", "Picasso، سوق الصور الأصلية")]
    public void A_mail_is_in_one_language_from_its_direction_to_its_signature(string tag, string direction, string signature)
    {
        var body = MailTemplate.Render(SiteLanguages.Of(tag), "Subject", ["Paragraph"]);

        body.Html.ShouldContain($"<html lang=\"{tag}\" dir=\"{direction}\">");
        body.Html.ShouldContain(signature);
        body.Text.ShouldEndWith($"{signature}\n");
    }
}
