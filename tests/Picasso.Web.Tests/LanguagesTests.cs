using System.Net;
using Picasso.Contracts.Reactions;
using Picasso.Contracts.Users;
using Picasso.Fakes.Site;
using Picasso.Testing.Words;
using Picasso.Web.Formatting;
using Picasso.Web.Galleries;
using Picasso.Web.Uploading;

namespace Picasso.Web.Tests;

/// <summary>What people write, in their own language, wherever it is shown: every letter and mark is there, and its direction is its own.</summary>
public sealed class LanguagesTests : IClassFixture<SharedWeb>
{
    private readonly WebFixture _web;
    private readonly Account _ines;

    public static TheoryData<Language> All => [.. Testing.Words.Languages.All];

    public LanguagesTests(SharedWeb shared)
    {
        _web = shared.Web;
        _ines = _web.Market.AddPerson("Ines Amaral");
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task The_address_of_a_picture_keeps_letters_and_marks(Language language)
    {
        var picture = _web.Market.AddPicture(_ines, language.Title);
        var slug = language.Words.ToLowerInvariant();
        Slug.Of(language.Title).ShouldBe(slug);
        var path = PictureText.Path(picture);
        path.All(char.IsAscii).ShouldBeTrue("an address that goes into a header");
        Uri.UnescapeDataString(path).ShouldBe($"/pictures/{picture.PictureId}/{slug}".TrimEnd('/'));
        using var visitor = _web.Visitor();
        (await visitor.ReadAsync(path)).ShouldContain($"<link rel=\"canonical\" href=\"https://picasso.example{path}\"");
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Pages_show_words_whole_and_in_their_own_direction(Language language)
    {
        var (text, account) = (language.Title, _web.Market.AddPerson("Someone Else"));
        (account.Profile.DisplayName, account.Profile.Bio) = (text, text);
        var picture = _web.Market.AddPicture(account, text);
        (picture.Details.Description, picture.Details.AltText) = (text, text);
        _web.Market.Comments.Add(new Comment { CommentId = "c", PictureId = picture.PictureId, AuthorId = account.Profile.UserId, Text = text, CreatedAt = FakeMarket.Now() });
        using var visitor = _web.Visitor();
        var page = WebUtility.HtmlDecode(await visitor.ReadAsync(PictureText.Path(picture)));
        page.ShouldContain($"<h1 dir=\"auto\">{text}</h1>");
        page.ShouldContain($"<p class=\"story\" dir=\"auto\">{text}</p>");
        page.ShouldContain($"<p class=\"comment-text\" dir=\"auto\">{text}</p>");
        page.ShouldContain($"<strong dir=\"auto\">{text}</strong>");
        page.ShouldContain($"<meta property=\"og:title\" content=\"{text} by {text}\"");
        page.ShouldContain($"<meta property=\"og:description\" content=\"{text}\"");
        page.ShouldContain($"<meta property=\"og:image:alt\" content=\"{text}\"");
        var person = WebUtility.HtmlDecode(await visitor.ReadAsync($"/people/{account.Profile.UserId}"));
        person.ShouldContain($"<h1 dir=\"auto\">{text}</h1>");
        person.ShouldContain($"<p class=\"bio\" dir=\"auto\">{text}</p>");
        person.ShouldContain("<h3 class=\"card-title\" dir=\"auto\"");
        person.ShouldContain($"<meta property=\"og:title\" content=\"{text}\"");
        person.ShouldContain($"<meta property=\"og:description\" content=\"{text}\"");
        foreach (var address in (string[])["/", "/explore", $"/people/{account.Profile.UserId}", $"/pictures/{picture.PictureId}/title"])
            WebUtility.HtmlDecode(await visitor.ReadAsync(address)).ShouldContain($"<meta property=\"og:image:alt\" content=\"{text}\"", customMessage: address);
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_tag_keeps_letters_and_marks_and_leads_to_its_search(Language language)
    {
        var typed = new UploadDraft { Tags = language.Title }.ToDetails().Tags;
        // Its comma separates two tags; joined they are the title again.
        string.Join('-', typed).ShouldBe(language.Title.Replace('，', '-').Replace(' ', '-').ToLowerInvariant());
        var picture = _web.Market.AddPicture(_ines, "Tagged");
        picture.Details.Tags.Add(typed);
        using var visitor = _web.Visitor();
        var page = await visitor.ReadAsync(PictureText.Path(picture));
        foreach (var tag in typed)
        {
            var address = $"/search?tag={Uri.EscapeDataString(tag)}";
            page.ShouldContain($"href=\"{address}\" dir=\"auto\"");
            WebUtility.HtmlDecode(page).ShouldContain($">#{tag}</a>");
            SearchChoice.Of(null, null, tag, null, null, null, null, null).Tag.ShouldBe(tag);
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_statement_opens_in_a_spreadsheet_with_every_letter(Language language)
    {
        _web.Market.StatementTitle = language.Title;
        using var browser = await _web.SignedInAsync(_ines);
        var file = await (await browser.GetAsync("/me/sales/statement.csv?currency=EUR&month=2026-02")).Content.ReadAsByteArrayAsync();
        file.AsSpan(0, 3).ToArray().ShouldBe([0xEF, 0xBB, 0xBF], "a byte order mark, without which spreadsheets read another encoding");
        System.Text.Encoding.UTF8.GetString(file).ShouldContain($",{language.Title},");
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_share_card_is_cut_between_characters(Language language)
    {
        var text = string.Concat(Enumerable.Repeat(language.Title, 100));
        var summary = PictureText.Short(text);
        summary.Length.ShouldBeLessThanOrEqualTo(180);
        summary.ShouldEndWith("…");
        Elements(text).Take(Elements(summary).Count - 1).ShouldBe(Elements(summary).SkipLast(1));
    }

    [Theory]
    [InlineData("golden hour, blue hour", "golden-hour|blue-hour")]
    [InlineData("coast", "coast")]
    [InlineData("#coast #fog", "coast|fog")]
    [InlineData(" Long  Exposure ,, FOG, fog ", "long-exposure|fog")]
    [InlineData("海、朝の光，夜", "海|朝の光|夜")]
    [InlineData("بحر، صباح", "بحر|صباح")]
    [InlineData("सुबह की रोशनी, காலை ஒளி", "सुबह-की-रोशनी|காலை-ஒளி")]
    [InlineData("one\ntwo;three", "one|two|three")]
    public void Commas_separate_tags_and_spaces_are_within_them(string typed, string tags)
    {
        new UploadDraft { Tags = typed }.ToDetails().Tags.ShouldBe(tags.Split('|'));
        if (!typed.Contains(',', StringComparison.Ordinal))
            return;
        SearchChoice.Of(null, null, typed.Split(',')[0], null, null, null, null, null).Tag.ShouldBe(tags.Split('|')[0]);
    }

    [Fact]
    public async Task A_way_back_to_an_address_with_letters_beyond_ascii_is_followed()
    {
        using var browser = _web.Visitor();
        var page = "/sign-in?returnUrl=" + Uri.EscapeDataString("/search?q=été");
        var answer = await browser.SubmitAsync(page, "sign-in", ("Email", _ines.Email), ("Password", FakeMarket.Password));
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        answer.Headers.Location!.OriginalString.ShouldEndWith("/search?q=%C3%A9t%C3%A9");
    }

    private static List<string> Elements(string text)
    {
        var elements = new List<string>();
        var all = System.Globalization.StringInfo.GetTextElementEnumerator(text);
        while (all.MoveNext())
            elements.Add((string)all.Current);
        return elements;
    }
}
