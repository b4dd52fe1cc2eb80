using Picasso.Localization;
using Picasso.Web.SiteTexts;

namespace Picasso.Web.Tests.SiteTexts;

public sealed class SiteTextMarkdownTests
{
    private static readonly SiteTextOptions s_site = new() { Operator = "Ada & Sons <Ltd>", Address = "1 Mill Lane; Hill\nNorth", Email = "ada@example.com" };

    [Fact]
    public void The_title_is_the_first_heading_and_the_operator_stands_where_the_text_says()
    {
        var text = Read("# Terms *of* use\n\nBy {{operator}}, {{address}}, {{email}}.");

        text.Title.ShouldBe("Terms of use");
        text.Html.ShouldContain("<h1>Terms <em>of</em> use</h1>");
        text.Html.ShouldContain("By Ada &amp; Sons &lt;Ltd&gt;, 1 Mill Lane<br>Hill<br>North, <a href=\"mailto:ada@example.com\">ada@example.com</a>.");
    }

    [Fact]
    public void What_the_operator_has_not_given_is_said()
    {
        var html = SiteTextMarkdown.Read("imprint", SiteLanguages.English, "# Imprint\n\n{{operator}}\n\n{{address}}\n\n{{email}}", new SiteTextOptions()).Html;

        html.ShouldContain("the operator of this site");
        html.ShouldContain("has not given a postal address");
        html.ShouldNotContain("{{");
    }

    [Fact]
    public void HTML_is_shown_as_it_is_written() =>
        Read("# Terms\n\n<script>alert(1)</script> and <b onclick=\"x\">this</b>").Html.ShouldNotContain("<script");

    [Theory]
    [InlineData("[here](/contact)")]
    [InlineData("[there](https://example.com/a)")]
    [InlineData("[mail](mailto:ada@example.com)")]
    public void Links_lead_to_the_site_the_web_and_mail(string link) => Read($"# Terms\n\n{link}").Html.ShouldContain("<a href=");

    [Theory]
    [InlineData("# Terms\n\n[x](javascript:alert(1))", "javascript:")]
    [InlineData("# Terms\n\n[x](//example.com)", "//example.com")]
    [InlineData("# Terms\n\n[x](data:text/html,x)", "data:")]
    [InlineData("# Terms\n\n![x](https://example.com/x.png)", "picture")]
    [InlineData("Terms without a heading", "heading")]
    [InlineData("", "heading")]
    public void What_cannot_be_shown_is_named(string markdown, string named) =>
        Should.Throw<FormatException>(() => Read(markdown)).Message.ShouldContain(named);

    private static SiteText Read(string markdown) => SiteTextMarkdown.Read("terms", SiteLanguages.English, markdown, s_site);
}
