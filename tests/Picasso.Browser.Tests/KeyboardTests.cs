using Microsoft.Playwright;

namespace Picasso.Browser.Tests;

/// <summary>A page by the keyboard: short ways, and words that can be read.</summary>
public sealed class KeyboardTests(Browser browser, FilledSite site) : IClassFixture<Browser>, IClassFixture<FilledSite>
{
    private const double EnoughContrast = 4.5;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_skip_link_moves_the_focus(bool script)
    {
        var page = await site.OpenAsync(browser, null, new Window(Script: script));
        await page.GotoAsync("/explore?order=popular");
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.Locator(".skip")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("main")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Tab");
        (await page.EvaluateAsync<bool>("() => document.querySelector('main').contains(document.activeElement)")).ShouldBeTrue();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_card_is_one_stop_and_the_arrows_lead_through_it()
    {
        var page = await site.OpenAsync(browser, null);
        await page.GotoAsync("/explore");
        var stops = await page.EvaluateAsync<int[]>("""
            () => [...document.querySelectorAll('.card')].map(card => [...card.querySelectorAll('a, button, input')].filter(one => one.tabIndex >= 0).length)
            """);
        stops.ShouldAllBe(count => count == 1);
        var card = page.Locator(".card").First;
        await card.Locator(".card-title a").FocusAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        await Assertions.Expect(card.Locator(".card-person").First).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        await Assertions.Expect(card.Locator(".like")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("ArrowLeft");
        await Assertions.Expect(card.Locator(".card-person").First).ToBeFocusedAsync();
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_placeholder_can_be_read(bool dark)
    {
        var page = await site.OpenAsync(browser, site.Buyer, new Window(Dark: dark));
        foreach (var address in (string[])["/search", "/upload", $"/pictures/{site.Wordy.PictureId}"])
        {
            await page.GotoAsync(address);
            var contrasts = await page.EvaluateAsync<double[]>("""
                () => {
                  const light = color => color.match(/[\d.]+/g).slice(0, 3).map(part => part / 255)
                    .map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
                    .reduce((sum, part, index) => sum + part * [0.2126, 0.7152, 0.0722][index], 0);
                  return [...document.querySelectorAll('input[placeholder], textarea[placeholder]')].map(field => {
                    const text = getComputedStyle(field, '::placeholder');
                    const [a, b] = [light(text.color), light(getComputedStyle(field).backgroundColor)];
                    return Number(text.opacity) < 1 ? 0 : (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
                  });
                }
                """);
            contrasts.ShouldNotBeEmpty();
            contrasts.ShouldAllBe(contrast => contrast >= EnoughContrast, address);
        }

        await page.Context.CloseAsync();
    }
}
