using Microsoft.Playwright;
using Picasso.Contracts.Pictures;

namespace Picasso.Browser.Tests;

/// <summary>Nothing fails in silence: what went wrong is said where one looks, with what to do.</summary>
public sealed class TroubleTests : IClassFixture<Browser>, IClassFixture<FilledSite>
{
    private readonly Browser _browser;
    private readonly FilledSite _site;

    // The web reads the limits once and keeps them: they are the same for every test of this class.
    public TroubleTests(Browser browser, FilledSite site)
    {
        (_browser, _site) = (browser, site);
        site.Market.Limits = new UploadLimits { MaxBytes = 5_000_000, MaxPixels = 150_000_000, MinSide = 200 };
    }

    private string Picture => $"/pictures/{_site.Wordy.PictureId}";

    [Fact]
    public async Task A_link_that_cannot_be_followed_says_so_at_its_own_address()
    {
        var page = await _site.OpenAsync(_browser, null);
        await page.GotoAsync("/explore");
        // What follows links without a new page comes with the first sign of use; before it the browser's own page says so.
        await page.Locator(".top-nav a[href='/about']").HoverAsync();
        await page.WaitForFunctionAsync("() => 'Blazor' in window");
        await page.Context.SetOfflineAsync(true);
        await page.Locator(".top-nav a[href='/about']").ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "We could not reach Picasso" })).ToBeFocusedAsync();
        new Uri(page.Url).AbsolutePath.ShouldBe("/about");
        await page.Context.SetOfflineAsync(false);
        await page.GetByRole(AriaRole.Link, new() { Name = "Try again" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "How Picasso works" })).ToBeVisibleAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_like_without_a_network_says_so()
    {
        var page = await _site.OpenAsync(_browser, _site.Buyer);
        await page.GotoAsync(Picture);
        await page.Context.SetOfflineAsync(true);
        await page.Locator(".piece-actions .like").ClickAsync();
        await Assertions.Expect(page.Locator("[data-toast]")).ToContainTextAsync("We could not reach Picasso");
        await Assertions.Expect(page.GetByText("Failed to fetch")).ToHaveCountAsync(0);
        await page.Context.SetOfflineAsync(false);
        await page.Locator(".piece-actions .like").ClickAsync();
        await Assertions.Expect(page.Locator("[data-toast]")).ToBeHiddenAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_follow_without_a_network_says_so()
    {
        var page = await _site.OpenAsync(_browser, _site.Buyer);
        await page.GotoAsync($"/people/{_site.Seller.Profile.UserId}");
        await page.Context.SetOfflineAsync(true);
        await page.Locator("[data-follow]").ClickAsync();
        await Assertions.Expect(page.Locator("[data-toast]")).ToContainTextAsync("We could not reach Picasso");
        await Assertions.Expect(page.Locator("[data-follow]")).ToHaveAttributeAsync("aria-pressed", "false");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_theme_that_cannot_be_kept_says_so()
    {
        var page = await _site.OpenAsync(_browser, null);
        await page.GotoAsync("/explore");
        await page.Context.SetOfflineAsync(true);
        await page.Locator("[data-theme-toggle]").ClickAsync();
        await Assertions.Expect(page.Locator("[data-toast]")).ToContainTextAsync("We could not reach Picasso");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_profile_picture_that_is_too_large_is_refused_before_it_is_sent()
    {
        var page = await _site.OpenAsync(_browser, _site.Buyer);
        await page.GotoAsync("/me/settings");
        var posts = 0;
        page.Request += (_, request) => posts += request.Method == "POST" ? 1 : 0;
        var input = page.Locator("#avatar-file");
        await input.SetInputFilesAsync(new FilePayload { Name = "me.jpg", MimeType = "image/jpeg", Buffer = new byte[(2 * 1024 * 1024) + 1] });
        await page.GetByRole(AriaRole.Button, new() { Name = "Use this picture" }).ClickAsync();
        (await input.EvaluateAsync<string>("input => input.validationMessage")).ShouldBe("That picture is larger than 2 MB. Please choose a smaller one.");
        await Assertions.Expect(input).ToBeFocusedAsync();
        posts.ShouldBe(0);

        await input.SetInputFilesAsync(new FilePayload { Name = "me.jpg", MimeType = "image/jpeg", Buffer = new byte[10] });
        (await input.EvaluateAsync<bool>("input => input.checkValidity()")).ShouldBeTrue();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_comment_without_a_network_says_so_and_is_kept()
    {
        var page = await _site.OpenAsync(_browser, _site.Buyer);
        await page.GotoAsync(Picture);
        await page.GetByLabel("Your comment").FillAsync("Such calm");
        await page.Context.SetOfflineAsync(true);
        await page.GetByRole(AriaRole.Button, new() { Name = "Comment", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator("[data-comment-form] [data-wrong]").First).ToContainTextAsync("We could not reach Picasso");
        await Assertions.Expect(page.GetByLabel("Your comment")).ToHaveValueAsync("Such calm");
        await Assertions.Expect(page.GetByLabel("Your comment")).ToBeFocusedAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_like_in_a_tab_from_before_signing_in_leads_back_to_the_picture()
    {
        var old = await _site.OpenAsync(_browser, null);
        await old.GotoAsync(Picture);
        var other = await old.Context.NewPageAsync();
        await FilledSite.SignInAsync(other, _site.Buyer);
        await old.Locator(".piece-actions .like").ClickAsync();
        await old.ArriveAtAsync(Picture);
        await Assertions.Expect(old.GetByRole(AriaRole.Link, new() { Name = "Join" })).ToHaveCountAsync(0);
        await old.Context.CloseAsync();
    }

    [Fact]
    public async Task A_like_in_a_tab_from_before_another_signed_in_says_so_and_a_reload_helps()
    {
        var old = await _site.OpenAsync(_browser, _site.Seller);
        await old.GotoAsync(Picture);
        var other = await old.Context.NewPageAsync();
        await other.Context.ClearCookiesAsync();
        await FilledSite.SignInAsync(other, _site.Buyer);
        await old.Locator(".piece-actions .like").ClickAsync();
        await Assertions.Expect(old.Locator("[data-toast]")).ToContainTextAsync("You signed in or out in another tab");
        await old.GetByRole(AriaRole.Button, new() { Name = "Reload" }).ClickAsync();
        await Assertions.Expect(old.Locator("[data-toast]")).ToBeHiddenAsync();
        // The buyer may have liked it in another test: then this takes the like back.
        await Assertions.Expect(old.GetByRole(AriaRole.Link, new() { Name = "Join" })).ToHaveCountAsync(0);
        var liked = await old.Locator(".piece-actions .like").GetAttributeAsync("aria-pressed");
        await old.Locator(".piece-actions .like").ClickAsync();
        await Assertions.Expect(old.Locator(".piece-actions .like")).ToHaveAttributeAsync("aria-pressed", liked == "true" ? "false" : "true");
        await old.Context.CloseAsync();
    }

    [Fact]
    public async Task A_like_changes_what_the_button_says_it_is()
    {
        var page = await _site.OpenAsync(_browser, _site.Seller);
        await page.GotoAsync(Picture);
        var like = page.Locator(".piece-actions .like");
        await Assertions.Expect(like).ToHaveAttributeAsync("title", "Like");
        await like.ClickAsync();
        await Assertions.Expect(like).ToHaveAttributeAsync("title", "You like this");
        await like.ClickAsync();
        await Assertions.Expect(like).ToHaveAttributeAsync("title", "Like");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_like_after_the_session_ended_leads_to_signing_in_with_a_word()
    {
        var page = await _site.OpenAsync(_browser, null);
        await page.GotoAsync(Picture);
        await page.Locator(".piece-actions .like").ClickAsync();
        await Assertions.Expect(page.GetByText("Please sign in to go on.")).ToBeVisibleAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_form_that_is_refused_leads_to_what_is_wrong()
    {
        var page = await _site.OpenAsync(_browser, null);
        await page.GotoAsync("/sign-in");
        await page.GetByLabel("E-mail address").FillAsync("someone@example.com");
        await page.GetByLabel("Password").FillAsync("not the one");
        await page.Locator("main").GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await Assertions.Expect(page.Locator("main .alert-bad")).ToBeFocusedAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_wrong_price_or_a_large_file_is_refused_before_a_byte_of_the_file_is_sent()
    {
        var page = await _site.OpenAsync(_browser, _site.Buyer);
        var sent = new List<string>();
        page.Request += (_, request) => sent.Add($"{request.Method} {new Uri(request.Url).AbsolutePath}");
        await page.GotoAsync("/upload");
        await page.GetByLabel("Title").FillAsync("Morning");
        var file = page.Locator("input[type=file]");
        await file.SetInputFilesAsync(new FilePayload { Name = "large.jpg", MimeType = "image/jpeg", Buffer = new byte[5_000_001] });
        await Assertions.Expect(page.Locator("#upload-wrong")).ToContainTextAsync("At most 5.0 MB are possible.");
        await Assertions.Expect(file).ToBeFocusedAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Upload", Exact = true }).ClickAsync();
        await Assertions.Expect(file).ToBeFocusedAsync();
        await page.KeepAsync("upload-too-large");

        await file.SetInputFilesAsync(new FilePayload { Name = "fine.jpg", MimeType = "image/jpeg", Buffer = new byte[1_000] });
        await page.Locator("input[name=price]").FillAsync("1e3");
        await page.GetByRole(AriaRole.Button, new() { Name = "Upload", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator("#upload-wrong")).ToContainTextAsync("120 or 120.50");
        await Assertions.Expect(page.Locator("input[name=price]")).ToBeFocusedAsync();
        sent.ShouldNotContain("POST /upload/resumable");

        await page.Locator("input[name=price]").FillAsync("12");
        await page.GetByRole(AriaRole.Button, new() { Name = "Upload", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Morning", Level = 1 })).ToBeVisibleAsync();
        sent.ShouldContain("POST /upload/resumable");
        sent.ShouldContain("POST /upload/publish");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_file_of_another_format_or_a_form_without_a_title_is_refused_before_the_file_is_sent_and_the_file_stays_chosen()
    {
        var page = await _site.OpenAsync(_browser, _site.Buyer);
        var sent = new List<string>();
        page.Request += (_, request) => sent.Add($"{request.Method} {new Uri(request.Url).AbsolutePath}");
        await page.GotoAsync("/upload");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("JPEG, PNG, WebP, TIFF, GIF or AVIF");
        await Assertions.Expect(page.Locator("#upload-limits")).ToContainTextAsync("megapixels");
        await page.GetByLabel("Title").FillAsync("Evening");
        var file = page.Locator("input[type=file]");
        await file.SetInputFilesAsync(new FilePayload { Name = "drawing.jpg", MimeType = "image/jpeg", Buffer = [.. "%PDF-1.7"u8, .. new byte[900_000]] });
        await page.GetByRole(AriaRole.Button, new() { Name = "Upload", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator("#upload-wrong")).ToContainTextAsync("PDF files cannot be read");
        await Assertions.Expect(file).ToBeFocusedAsync();
        await page.KeepAsync("upload-other-format");

        await file.SetInputFilesAsync(new FilePayload { Name = "fine.jpg", MimeType = "image/jpeg", Buffer = new byte[1_000] });
        await page.GetByLabel("Title").FillAsync("   ");
        await page.GetByRole(AriaRole.Button, new() { Name = "Upload", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator("#upload-wrong")).ToContainTextAsync("title");
        (await file.EvaluateAsync<string>("input => input.files[0].name")).ShouldBe("fine.jpg");
        sent.ShouldNotContain("POST /upload/resumable");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_address_after_an_act_is_the_one_that_people_keep()
    {
        var page = await _site.OpenAsync(_browser, null);
        await page.GotoAsync("/explore?order=popular&at=1");
        await page.ArriveAtAsync(@"/explore\?order=popular");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_price_has_the_bounds_of_its_currency_beside_it()
    {
        var page = await _site.OpenAsync(_browser, _site.Seller);
        await page.GotoAsync("/upload");
        foreach (var currency in Kernel.Currency.Traded)
        {
            await page.GetByLabel("Currency").SelectOptionAsync(currency);
            var shown = await page.Locator("[data-bounds]").EvaluateAllAsync<string[]>("all => all.filter(one => one.checkVisibility()).map(one => one.dataset.bounds)");
            shown.ShouldBe([currency]);
        }

        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData(999, "999 B")]
    [InlineData(1_000, "1 kB")]
    [InlineData(4_200_000, "4.2 MB")]
    public async Task The_size_of_a_chosen_file_is_said_in_a_unit_that_fits(int bytes, string size)
    {
        var page = await _site.OpenAsync(_browser, _site.Seller);
        await page.GotoAsync("/upload");
        await page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "a.jpg", MimeType = "image/jpeg", Buffer = new byte[bytes] });
        await Assertions.Expect(page.Locator("[data-file-name]")).ToHaveTextAsync($"a.jpg · {size}");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_second_click_sends_nothing_twice()
    {
        var page = await _site.OpenAsync(_browser, null);
        await page.GotoAsync("/forgot");
        await page.GetByLabel("E-mail address").FillAsync("someone@example.com");
        var posts = 0;
        await page.RouteAsync("**/forgot", async route =>
        {
            posts += route.Request.Method == "POST" ? 1 : 0;
            await route.ContinueAsync();
        });
        await page.Locator("main form button[type=submit]").DblClickAsync();
        await Assertions.Expect(page.Locator("main .alert-good")).ToBeVisibleAsync();
        posts.ShouldBe(1);
        await page.Context.CloseAsync();
    }
}
