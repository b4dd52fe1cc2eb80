using System.Net;
using Picasso.Web.SiteTexts;

namespace Picasso.Web.Tests.SiteTexts;

/// <summary>The texts of the installation as visitors read them.</summary>
public sealed class SiteTextPagesTests : IAsyncLifetime
{
    private static readonly Dictionary<string, string?> s_site = new()
    {
        ["Picasso:Site:Operator"] = "Ada & Sons", ["Picasso:Site:Address"] = "1 Mill Lane; Hill", ["Picasso:Site:Email"] = "ada@example.com",
    };

    private WebFixture _web = null!;

    public async ValueTask InitializeAsync() => _web = await WebFixture.StartAsync(settings: s_site);

    public ValueTask DisposeAsync() => _web.DisposeAsync();

    [Fact]
    public async Task Every_text_is_a_page_with_one_heading_linked_from_the_sitemap_and_has_no_empty_place()
    {
        using var visitor = _web.Visitor();
        var sitemap = await visitor.ReadAsync("/sitemap.xml");
        foreach (var name in SiteText.Names)
        {
            var page = await visitor.ReadAsync($"/{name}");
            page.Split("<h1>").Length.ShouldBe(2, name);
            page.ShouldContain($"<link rel=\"canonical\" href=\"https://picasso.example/{name}\"", Case.Sensitive, name);
            page.ShouldNotContain("{{", Case.Sensitive, name);
            sitemap.ShouldContain($"https://picasso.example/{name}<", Case.Sensitive, name);
        }
    }

    [Theory]
    [InlineData("de", "Nutzungsbedingungen", "ltr")]
    [InlineData("ar", "شروط الاستخدام", "rtl")]
    public async Task A_text_is_in_the_readers_language(string language, string title, string direction)
    {
        using var visitor = _web.Visitor();
        (await visitor.PostAsync("/display", [("language", language)])).Dispose();
        var page = await visitor.ReadAsync("/terms");
        page.ShouldContain($"dir=\"{direction}\"");
        page.ShouldContain($"<article class=\"page page-text page-terms\" lang=\"{language}\"");
        WebUtility.HtmlDecode(page).ShouldContain($"<h1>{title}</h1>");
        page.ShouldContain("Ada &amp; Sons");
    }

    [Fact]
    public async Task The_imprint_names_the_operator()
    {
        using var visitor = _web.Visitor();
        var page = await visitor.ReadAsync("/imprint");

        page.ShouldContain("Ada &amp; Sons");
        page.ShouldContain("1 Mill Lane<br>Hill");
        page.ShouldContain("href=\"mailto:ada@example.com\"");
    }

    [Fact]
    public async Task Every_page_leads_to_the_texts_and_joining_to_the_terms()
    {
        using var visitor = _web.Visitor();
        var footer = (await visitor.ReadAsync("/"))[^8000..];
        foreach (var name in (string[])["help", "contact", "terms", "privacy", "imprint", "licence"])
            footer.ShouldContain($"href=\"/{name}\"");
        var joining = await visitor.ReadAsync("/sign-up");
        joining.ShouldContain("By joining you accept the <a href=\"/terms\">");
    }

    [Fact]
    public async Task Every_link_of_a_text_leads_somewhere()
    {
        using var visitor = _web.Visitor();
        foreach (var name in SiteText.Names)
        {
            var text = (await visitor.ReadAsync($"/{name}")).Split("<article")[1].Split("</article>")[0];
            foreach (var path in text.Split("href=\"/").Skip(1).Select(rest => $"/{rest.Split('"')[0]}"))
            {
                using var answer = await visitor.GetAsync(path);
                answer.StatusCode.ShouldBeOneOf(HttpStatusCode.OK, HttpStatusCode.Redirect);
            }
        }
    }
}
