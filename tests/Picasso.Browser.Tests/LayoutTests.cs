using Microsoft.Playwright;
using Picasso.Contracts.Users;

namespace Picasso.Browser.Tests;

/// <summary>Tables on a phone, and cards side by side.</summary>
public sealed class LayoutTests(Browser browser, FilledSite site) : IClassFixture<Browser>, IClassFixture<FilledSite>
{
    [Fact]
    public async Task On_a_phone_a_table_shows_state_and_price_without_scrolling()
    {
        var page = await site.OpenAsync(browser, site.Buyer, Window.Phone);
        await page.GotoAsync("/me/purchases");
        foreach (var label in (string[])["When", "Picture", "State", "Price"])
        {
            var cell = await page.Locator($".stack [data-label='{label}']").First.BoundingBoxAsync();
            cell.ShouldNotBeNull();
            (cell.X >= 0 && cell.X + cell.Width <= Window.Phone.Width).ShouldBeTrue(label);
        }

        await page.KeepAsync("purchases-phone");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_card_alone_in_the_last_row_before_the_link_to_more_does_not_grow_over_the_whole_width()
    {
        // Without script no further cards are loaded.
        var page = await site.OpenAsync(browser, null, new Window(Script: false));
        await page.GotoAsync("/explore");
        (await page.Locator(".gallery .more").BoundingBoxAsync()).ShouldNotBeNull();
        var last = await page.Locator(".card-picture").Last.BoundingBoxAsync();
        last!.Height.ShouldBeLessThan(500);
        await page.KeepAsync("explore-last-row");
        await page.Context.CloseAsync();
    }

    // WCAG 1.4.12 asks for this spacing; fonts that are wider than those of one machine are on others.
    [Theory]
    [InlineData("inherit", "normal")]
    [InlineData("DejaVu Sans", "normal")]
    [InlineData("monospace", "normal")]
    [InlineData("inherit", ".12em")]
    [InlineData("monospace", ".12em")]
    public async Task The_header_holds_at_320_pixels_whatever_the_font(string font, string spacing)
    {
        foreach (var account in (Account?[])[null, site.Buyer])
        {
            var page = await site.OpenAsync(browser, account, new Window(320, 640));
            await page.GotoAsync("/about");
            await page.EvaluateAsync(
                """
                ([font, spacing]) => {
                  const style = new CSSStyleSheet();
                  style.replaceSync(`.top, .top * { font-family: ${font} !important; letter-spacing: ${spacing} !important; }`);
                  document.adoptedStyleSheets = [style];
                }
                """,
                new[] { font, spacing });
            (await PageChecks.LayoutAsync(page)).ShouldBeEmpty();
            var theme = await page.Locator(".top .theme").BoundingBoxAsync();
            (theme!.Width, theme.Height).ShouldBe((44, 44));
            (await page.Locator(".top .brand").BoundingBoxAsync())!.Width.ShouldBeGreaterThanOrEqualTo(30);
            await page.Context.CloseAsync();
        }
    }

    [Theory]
    [InlineData(390, 844)]
    [InlineData(1440, 900)]
    public async Task Cards_of_a_row_line_up(int width, int height)
    {
        var page = await site.OpenAsync(browser, null, new Window(width, height));
        await page.GotoAsync($"/people/{site.Seller.Profile.UserId}");
        await page.KeepAsync($"cards-{width}");
        var ragged = await page.EvaluateAsync<string[]>("""
            () => {
              const rows = Map.groupBy(document.querySelectorAll('.card'), card => Math.round(card.getBoundingClientRect().top));
              const faults = [];
              for (const [top, cards] of rows) {
                for (const part of ['.card-title', '.card-price', '.card-people', '.like']) {
                  const tops = cards.map(card => card.querySelector(part).getBoundingClientRect()).map(box => Math.round(box.top + box.height / 2));
                  if (Math.max(...tops) - Math.min(...tops) > 2) faults.push(`${part} in the row at ${top}: ${tops}`);
                }
                for (const card of cards) {
                  const [title, price] = ['.card-title', '.card-price'].map(part => card.querySelector(part).getBoundingClientRect());
                  if (Math.abs(title.top - price.top) > 4) faults.push(`price beside title in ${card.innerText}`);
                  if (card.querySelector('.card-price').innerText.trim() === '') faults.push(`no price and no word in ${card.innerText}`);
                }
              }
              return faults;
            }
            """);
        ragged.ShouldBeEmpty();
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData(390, 844)]
    [InlineData(1440, 900)]
    public async Task A_pictures_title_comes_first_then_note_provenance_and_comments(int width, int height)
    {
        var page = await site.OpenAsync(browser, null, new Window(width, height));
        await page.GotoAsync($"/pictures/{site.Wordy.PictureId}");
        await page.KeepAsync($"provenance-{width}");
        var tops = new List<double>();
        foreach (var part in (string[])["h1", ".owner-note", ".provenance", ".comments"])
            tops.Add((await page.Locator(part).First.BoundingBoxAsync())!.Y);
        tops.ShouldBeInOrder();
        await page.Context.CloseAsync();
    }
}
