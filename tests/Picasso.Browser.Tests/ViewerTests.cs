using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Picasso.Browser.Tests;

/// <summary>The picture over the whole screen: it is zoomed, and its neighbours in the list follow it, by keys, buttons and fingers.</summary>
public sealed partial class ViewerTests(Browser browser, FilledSite site) : IClassFixture<Browser>, IClassFixture<FilledSite>
{
    private const string Viewer = "dialog.zoom";
    private const string Image = $"{Viewer} img";
    private const string Words = $"{Viewer} .zoom-words";

    private static readonly Window s_desk = new(1440, 900);
    private static readonly Window s_phone = new(390, 844);

    [Fact]
    public async Task Arrow_keys_walk_through_the_list_and_closing_leads_to_the_picture_seen_last_and_back_to_the_list()
    {
        var page = await OpenAsync(s_desk);
        var (titles, first) = await FromListAsync(page, card: 3);
        await page.Locator("[data-zoom]").PressAsync("Enter");
        await Assertions.Expect(page.Locator(Words)).ToContainTextAsync(titles[3]);

        await page.Keyboard.PressAsync("ArrowRight");
        await Assertions.Expect(page.Locator(Words)).ToContainTextAsync(titles[4]);
        await page.Keyboard.PressAsync("ArrowRight");
        await Assertions.Expect(page.Locator(Words)).ToContainTextAsync(titles[5]);
        await page.Keyboard.PressAsync("ArrowLeft");
        await Assertions.Expect(page.Locator(Words)).ToContainTextAsync(titles[4]);
        await page.KeepAsync("viewer-1440");
        (await PageChecks.AccessAsync(page)).ShouldBeEmpty();
        await page.Keyboard.PressAsync("Escape");

        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync(titles[4]);
        await page.Locator("[data-back]").ClickAsync();
        await page.ArriveAtAsync("/explore");
        await Assertions.Expect(page.Locator($"[data-card='{first}']")).ToBeInViewportAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_ends_of_the_list_are_ends_and_the_keys_still_work_there()
    {
        var page = await OpenAsync(s_desk);
        var (titles, _) = await FromListAsync(page, card: 0);
        await page.Locator("[data-zoom]").PressAsync("Enter");

        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Previous picture" })).ToHaveAttributeAsync("aria-disabled", "true");
        await page.GetByRole(AriaRole.Button, new() { Name = "Previous picture" }).ClickAsync(new() { Force = true });
        await Assertions.Expect(page.Locator(Words)).ToContainTextAsync(titles[0]);
        await page.Keyboard.PressAsync("ArrowRight");
        await Assertions.Expect(page.Locator(Words)).ToContainTextAsync(titles[1]);
        await page.Keyboard.PressAsync("ArrowLeft");
        await page.Keyboard.PressAsync("Escape");

        await Assertions.Expect(page.Locator(Viewer)).ToHaveCountAsync(0);
        await Assertions.Expect(page.Locator("[data-zoom]")).ToBeFocusedAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_picture_opened_from_elsewhere_has_no_neighbours()
    {
        var page = await OpenAsync(s_desk);
        await page.GotoAsync($"/pictures/{site.Wordy.PictureId}");
        await page.Locator("[data-zoom]").PressAsync("Enter");

        await Assertions.Expect(page.Locator($"{Viewer} button:visible")).ToHaveCountAsync(2);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_click_enlarges_the_place_that_was_clicked_and_another_shows_the_whole_picture()
    {
        var page = await OpenAsync(s_desk);
        await FromListAsync(page, card: 2);
        await page.Locator("[data-zoom]").ClickAsync();
        await LoadedAsync(page);
        var whole = (await page.Locator(Image).BoundingBoxAsync())!;

        await page.Mouse.ClickAsync(whole.X + (whole.Width * 0.9f), whole.Y + (whole.Height * 0.5f));
        await Assertions.Expect(page.Locator(Viewer)).ToHaveClassAsync(IsLarge());
        (await ScrolledAsync(page)).ShouldBeGreaterThan(0.5);
        await page.Keyboard.PressAsync("ArrowLeft");
        await Assertions.Expect(page.Locator(Viewer)).ToHaveClassAsync(IsLarge());
        await page.Locator(Image).ClickAsync();
        await Assertions.Expect(page.Locator(Viewer)).Not.ToHaveClassAsync(IsLarge());

        await page.Keyboard.PressAsync("+");
        await Assertions.Expect(page.Locator(Viewer)).ToHaveClassAsync(IsLarge());
        await page.Keyboard.PressAsync("-");
        await page.GetByRole(AriaRole.Button, new() { Name = "Actual size" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Whole picture" })).ToBeVisibleAsync();
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData(300, 100, 1)]
    [InlineData(100, 300, -1)]
    [InlineData(200, 180, 0)]
    public async Task A_finger_that_goes_sideways_shows_the_neighbour(int from, int to, int step)
    {
        var page = await OpenAsync(s_phone);
        var (titles, _) = await FromListAsync(page, card: 2);
        await page.Locator("[data-zoom]").ClickAsync();
        await LoadedAsync(page);

        await page.Locator($"{Viewer} .zoom-frame").EvaluateAsync("""
            (frame, [from, to]) => {
              const touch = x => new Touch({ identifier: 1, target: frame, clientX: x, clientY: 400 });
              frame.dispatchEvent(new TouchEvent('touchstart', { bubbles: true, touches: [touch(from)], changedTouches: [touch(from)] }));
              frame.dispatchEvent(new TouchEvent('touchend', { bubbles: true, touches: [], changedTouches: [touch(to)] }));
            }
            """, new[] { from, to });

        await Assertions.Expect(page.Locator(Words)).ToContainTextAsync(titles[2 + step]);
        await page.KeepAsync($"viewer-390-{step}");
        await page.Context.CloseAsync();
    }

    // Opens a card of the newest pictures; the titles of all, and the card's picture.
    private static async Task<(IReadOnlyList<string> Titles, string Picture)> FromListAsync(IPage page, int card)
    {
        await page.GotoAsync("/explore");
        var titles = await page.Locator("[data-card] .card-title").AllInnerTextsAsync();
        var chosen = page.Locator("[data-card]").Nth(card);
        var picture = (await chosen.GetAttributeAsync("data-card"))!;
        await chosen.Locator(".card-title a").ClickAsync();
        await page.Locator("[data-back]").WaitForAsync();
        // A visitor's first click may lead to a new page, whose viewer is a link until its script has come.
        await page.WaitForLoadStateAsync();
        return (titles, picture);
    }

    private static Task<IJSHandle> LoadedAsync(IPage page) => page.WaitForFunctionAsync(
        "selector => { const image = document.querySelector(selector); return image?.complete && image.naturalWidth > 0 && !document.querySelector('dialog.zoom.is-small'); }", Image);

    // How far the frame is scrolled to the right: 0 is the left end, 1 the right one.
    private static Task<double> ScrolledAsync(IPage page) => page.Locator($"{Viewer} .zoom-frame").EvaluateAsync<double>(
        "frame => frame.scrollLeft / (frame.scrollWidth - frame.clientWidth)");

    private async Task<IPage> OpenAsync(Window window)
    {
        var page = await site.OpenAsync(browser, null, window);
        await page.RouteAsync("**/media/**", route => route.FulfillAsync(new RouteFulfillOptions
        {
            ContentType = "image/svg+xml",
            Body = "<svg xmlns='http://www.w3.org/2000/svg' width='2560' height='1600'><rect width='100%' height='100%' fill='#2a6f97'/><circle cx='1280' cy='800' r='600' fill='#f4a259'/></svg>",
        }));
        return page;
    }

    [GeneratedRegex("is-large")]
    private static partial Regex IsLarge();
}
