using Microsoft.Playwright;

namespace Picasso.Browser.Tests;

/// <summary>Without a connection a person sees the site's own page, and comes back to where they wanted to go.</summary>
public sealed class OfflineTests(Browser browser, FilledSite site) : IClassFixture<Browser>, IClassFixture<FilledSite>
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_address_that_is_opened_without_a_connection_shows_the_offline_page_and_then_the_page(bool dark)
    {
        var page = await site.OpenAsync(browser, site.Buyer, Window.Phone with { Dark = dark, Worker = true });
        await page.GotoAsync("/about");
        await page.EvaluateAsync("navigator.serviceWorker.ready.then(() => caches.match('/offline')).then(found => { if (!found) throw new Error('not kept'); })");

        await page.Context.SetOfflineAsync(true);
        await page.GotoAsync("/search?q=storm&sale=listed");

        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "You are offline" })).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "Sign in" })).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText(site.Buyer.Profile.DisplayName)).ToHaveCountAsync(0);
        (await page.EvaluateAsync<string>("getComputedStyle(document.querySelector('.button-primary')).borderRadius")).ShouldNotBe("0px", "the page has its style");
        await page.KeepAsync($"offline-{(dark ? "dark" : "light")}");

        await page.Context.SetOfflineAsync(false);
        await page.GetByRole(AriaRole.Link, new() { Name = "Try again" }).ClickAsync();
        await page.ArriveAtAsync("/search\\?q=storm&sale=listed");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "You are offline" })).ToHaveCountAsync(0);
        await page.Context.CloseAsync();
    }
}
