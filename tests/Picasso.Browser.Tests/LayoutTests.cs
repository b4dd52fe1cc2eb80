using Microsoft.Playwright;

namespace Picasso.Browser.Tests;

/// <summary>Every page at every width, with the longest words people may write: nothing sticks out, and the search is at hand.</summary>
public sealed class LayoutTests(Browser browser, FilledSite site) : IClassFixture<Browser>, IClassFixture<FilledSite>
{
    public static TheoryData<int, int> Windows => [(320, 640), (390, 844), (641, 900), (768, 1024), (900, 800), (1024, 768), (1440, 900), (320, 256)];

    [Theory]
    [MemberData(nameof(Windows))]
    public async Task Nothing_sticks_out_and_the_search_is_at_hand(int width, int height)
    {
        var window = new Window(width, height);
        var picture = $"/pictures/{site.Wordy.PictureId}";
        var person = $"/people/{site.Wordy.OwnerId}";
        string[] everybody =
        [
            "/", "/explore", "/explore?order=popular", "/search?q=picture", "/search?q=nothing-like-it", "/about", "/licence", "/sign-in", "/sign-up", "/forgot",
            "/check-your-mail", "/mailbox", "/nowhere", picture, $"{picture}/title", person,
        ];
        string[] members = ["/upload", "/me/pictures", "/me/purchases", "/me/sales", "/me/sales/statement", "/me/settings", $"{picture}/buy", PurchaseOf()];
        var wordy = site.Market.People[site.Wordy.OwnerId];
        var faults = new List<string>();
        faults.AddRange(await WalkAsync(await site.OpenAsync(browser, null, window), everybody));
        faults.AddRange(await WalkAsync(await site.OpenAsync(browser, site.Buyer, window), [.. members, picture]));
        faults.AddRange(await WalkAsync(await site.OpenAsync(browser, wordy, window), [picture, $"{picture}/edit", "/me/pictures", "/explore"]));
        faults.AddRange(await WalkAsync(await site.OpenAsync(browser, site.Operator, window), ["/operations", "/operations/payments"]));
        faults.ShouldBeEmpty($"at {width} by {height}");
    }

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
                for (const part of ['.card-title', '.card-price', '.card-owner', '.like']) {
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

    private string PurchaseOf() => $"/me/purchases/{site.Market.Purchases[0].PurchaseId}";

    private static async Task<List<string>> WalkAsync(IPage page, string[] addresses)
    {
        var faults = new List<string>();
        foreach (var address in addresses)
        {
            await page.GotoAsync(address);
            new Uri(page.Url).PathAndQuery.ShouldStartWith(address.Split('?')[0]);
            faults.AddRange(await page.EvaluateAsync<string[]>("""
                address => {
                  const faults = [], wide = document.documentElement.clientWidth;
                  const isSeen = element => element.checkVisibility() && element.getBoundingClientRect().width > 1;
                  if (document.documentElement.scrollWidth > wide) {
                    const out = [...document.body.querySelectorAll('*')].filter(element => isSeen(element) && element.getBoundingClientRect().right > wide + 1);
                    faults.push(`${address} is ${document.documentElement.scrollWidth} wide: ${out.slice(-3).map(element => element.outerHTML.slice(0, 120)).join(' | ')}`);
                  }
                  const search = [...document.querySelectorAll('input[type=search], a[href="/search"]')].filter(isSeen);
                  if (!search.some(element => element.getBoundingClientRect().right <= wide + 1)) faults.push(`${address} has no way to the search`);
                  return faults;
                }
                """, address));
        }

        await page.Context.CloseAsync();
        return faults;
    }
}
