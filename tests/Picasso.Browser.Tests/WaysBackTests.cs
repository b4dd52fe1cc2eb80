using Microsoft.Playwright;

namespace Picasso.Browser.Tests;

/// <summary>Whoever went deep into a list and opens something of it finds the place again, on every way back.</summary>
public sealed class WaysBackTests(Browser browser, FilledSite site) : IClassFixture<Browser>, IClassFixture<FilledSite>
{
    private const int Deep = 60;

    private static readonly (string Name, string Address, string Items)[] s_lists =
    [
        ("feed", "/explore", "[data-card]"),
        ("popular", "/explore?order=popular", "[data-card]"),
        ("search", "/search?q=picture", "[data-card]"),
        ("tag", "/search?tag=light", "[data-card]"),
        ("person", "/people/{seller}", "[data-card]"),
        ("my pictures", "/me/studio/pictures", "[data-list=pictures] > *"),
        ("purchases", "/me/purchases", "[data-list=bought] > *"),
        ("payments", "/me/purchases", "[data-list=payments] > *"),
        ("sales", "/me/sales", "[data-list=sales] > *"),
    ];

    private static readonly Dictionary<string, Func<IPage, Task>> s_ways = new()
    {
        ["back in history"] = page => page.GoBackAsync(),
        ["the link back"] = page => page.Locator("[data-back]").ClickAsync(),
        ["back after a reload"] = async page =>
        {
            await page.ReloadAsync();
            await page.GoBackAsync();
        },
        ["a reload of the list"] = async page =>
        {
            await page.GoBackAsync();
            await page.Locator("[data-back]").WaitForAsync(new() { State = WaitForSelectorState.Detached });
            await page.ReloadAsync();
        },
        ["back from another site's page"] = async page =>
        {
            await page.GoBackAsync();
            await page.Locator("[data-back]").WaitForAsync(new() { State = WaitForSelectorState.Detached });
            // Whether the browser kept the whole page or loads it anew is its own affair.
            await page.GotoAsync("data:text/html,<title>Elsewhere</title>");
            await page.GoBackAsync();
        },
    };

    public static TheoryData<string, string> All =>
        [.. s_lists.SelectMany(list => s_ways.Keys.Select(way => (list.Name, way)))];

    [Theory]
    [MemberData(nameof(All))]
    public async Task The_sixtieth_card_is_still_there_and_in_view(string name, string way)
    {
        var list = s_lists.Single(one => one.Name == name);
        var account = name is "purchases" or "payments" ? site.Buyer : site.Seller;
        var page = await site.OpenAsync(browser, account);
        await page.GotoAsync(list.Address.Replace("{seller}", site.Seller.Profile.UserId, StringComparison.Ordinal));
        await LoadAsync(page, list.Items);
        var item = page.Locator(list.Items).Nth(Deep - 1);
        var id = await item.EvaluateAsync<string>("item => item.dataset.card ?? item.dataset.item");
        await item.ScrollIntoViewIfNeededAsync();
        var address = page.Url;

        await item.Locator("a[href^='/pictures/']:visible").First.ClickAsync();
        await page.Locator("[data-back]").WaitForAsync();
        await s_ways[way](page);

        var found = page.Locator($"[data-card='{id}'], [data-item='{id}']").First;
        await Assertions.Expect(found).ToBeInViewportAsync();
        page.Url.ShouldBe(address);
        (await page.Locator(list.Items).CountAsync()).ShouldBeGreaterThanOrEqualTo(Deep);
        (await page.Locator(list.Items).EvaluateAllAsync<int>("items => items.length - new Set(items.map(item => item.dataset.card ?? item.dataset.item)).size"))
            .ShouldBe(0, "items that are shown twice");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_picture_opened_from_elsewhere_leads_to_all_pictures()
    {
        var page = await site.OpenAsync(browser, null);
        await page.GotoAsync($"/pictures/{site.Wordy.PictureId}");
        await page.GetByRole(AriaRole.Link, new() { Name = "All pictures" }).ClickAsync();
        await page.ArriveAtAsync("/explore");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_link_into_a_list_begins_at_its_top()
    {
        var page = await site.OpenAsync(browser, null);
        await page.GotoAsync("/explore");
        await LoadAsync(page, "[data-card]");
        await page.Locator("[data-card]").Nth(Deep - 1).ScrollIntoViewIfNeededAsync();
        await page.Locator(".top-nav a[href='/explore']").ClickAsync();
        await Assertions.Expect(page.Locator("[data-card]").First).ToBeInViewportAsync();
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData("member", true)]
    [InlineData("visitor", false)]
    public async Task A_kept_page_from_before_signing_in_is_read_again(string reader, bool again)
    {
        var page = await site.OpenAsync(browser, null);
        await page.GotoAsync("/explore");
        // What the browser does when it shows a page that it kept; it keeps none while it is tested.
        await page.EvaluateAsync(
            """
            reader => {
              localStorage.setItem('picasso.reader', reader);
              document.body.dataset.kept = '1';
              dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
            }
            """,
            reader);
        await Assertions.Expect(page.Locator("body[data-kept]")).ToHaveCountAsync(again ? 0 : 1);
        await page.Context.CloseAsync();
    }

    private static async Task LoadAsync(IPage page, string items)
    {
        var all = page.Locator(items);
        for (var count = await all.CountAsync(); count < Deep; count = await all.CountAsync())
        {
            // The link after this list's items: it goes, and comes again with the next part.
            var more = await all.First.EvaluateAsync<string>("item => item.parentElement.dataset.list ?? ''");
            await page.Locator(more.Length > 0 ? $"[data-more][data-of='{more}']" : "[data-more]").First.EvaluateAsync("link => link.click()");
            await Assertions.Expect(all).Not.ToHaveCountAsync(count);
        }
    }
}
