using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Picasso.Contracts.Users;
using Picasso.Fakes.Site;

namespace Picasso.Browser.Tests;

/// <summary>
/// Every page that the site maps, as everybody who may see it, at every width, with the longest words, names written from right to left,
/// and the highest prices.
/// </summary>
/// <remarks>A class for each reader, so that they run in parallel: each has a browser and a site of its own.</remarks>
public abstract class WalkSuite(Browser browser, FilledSite site, WalkSuite.Reader reader) : IClassFixture<Browser>, IClassFixture<FilledSite>
{
    // The last one is a window of 1280 pixels at 400 %.
    private static readonly (int Width, int Height)[] s_windows = [(1440, 900), (1024, 768), (768, 1024), (641, 900), (390, 844), (320, 640), (320, 256)];

    // Pages that people come to by an act, and are sent on from without one.
    private static readonly string[] s_sentOn = ["/sign-in", "/sign-up"];

    private static readonly string[] s_further =
        ["/explore?order=popular", "/search?q=picture", "/search?q=nothing-like-it", "/nowhere", "/reset-password?token=x", "/verify-email?token=x"];

    // PICASSO_TEST_SCREENSHOTS=1 keeps a picture of every page in test-output/screenshots.
    private static readonly bool s_keepsScreenshots = Environment.GetEnvironmentVariable("PICASSO_TEST_SCREENSHOTS") == "1";

    public enum Reader
    {
        Visitor,
        Buyer,
        Seller,
        Wordy,
        Operator,
    }

    [Fact]
    public async Task Every_page_holds_at_every_width()
    {
        var page = await site.OpenAsync(browser, Account);
        var faults = new List<string>();
        foreach (var address in Addresses)
            faults.AddRange((await FaultsAsync(page, address)).Select(fault => $"{address} {fault}"));
        await page.Context.CloseAsync();
        faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_link_of_every_page_leads_somewhere()
    {
        var page = await site.OpenAsync(browser, Account);
        var links = new Dictionary<string, string>();
        foreach (var address in Addresses)
        {
            await page.GotoAsync(address);
            foreach (var link in await page.Locator("a[href^='/']").EvaluateAllAsync<string[]>("links => links.map(link => link.getAttribute('href'))"))
                links.TryAdd(Kind(link), $"{link} on {address}");
        }

        var dead = new List<string>();
        foreach (var link in links.Values)
        {
            var answer = await page.APIRequest.GetAsync(new Uri(site.Address, link.Split(" on ")[0]).ToString());
            // The provider's own pages are beyond the fakes.
            if (answer.Status >= 400 && !link.StartsWith("/external/", StringComparison.Ordinal))
                dead.Add($"{link}: {answer.Status}");
        }

        await page.Context.CloseAsync();
        dead.ShouldBeEmpty();
    }

    private async Task<List<string>> FaultsAsync(IPage page, string address)
    {
        await page.ResizeAsync(s_windows[0].Width, s_windows[0].Height);
        await page.GotoAsync(address);
        await Assertions.Expect(page.Locator("main .waiting")).ToHaveCountAsync(0);
        new Uri(page.Url).AbsolutePath.ShouldStartWith(address.Split('?')[0]);
        var faults = new List<string>();
        foreach (var (width, height) in s_windows)
        {
            await page.ResizeAsync(width, height);
            faults.AddRange((await PageChecks.LayoutAsync(page)).Select(fault => $"at {width} by {height}: {fault}"));
        }

        faults.AddRange(await PageChecks.AccessAsync(page));
        if (s_keepsScreenshots)
            await KeepAsync(page, address);
        faults.AddRange(await PageChecks.StructureAsync(page));
        return faults;
    }

    /// <summary>What the page looks like at every width, and in the dark on a phone and on a desktop, to be looked at.</summary>
    private async Task KeepAsync(IPage page, string address)
    {
        var name = Regex.Replace(address, "[0-9a-f]{8}-[0-9a-f-]{27}|[^a-z]+", "-").Trim('-');
        var dark = new[] { Window.Phone with { Dark = true }, new Window(1440, 900, Dark: true) };
        foreach (var window in s_windows.Select(size => new Window(size.Width, size.Height)).Concat(dark))
        {
            await page.EmulateMediaAsync(new() { ColorScheme = window.Dark ? ColorScheme.Dark : ColorScheme.Light });
            await page.ResizeAsync(window.Width, window.Height);
            await page.KeepAsync($"walk-{reader}-{name}-{window.Width}x{window.Height}{(window.Dark ? "-dark" : "")}".ToLowerInvariant());
        }

        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
    }

    private Account? Account => reader switch
    {
        Reader.Buyer => site.Buyer,
        Reader.Seller => site.Seller,
        Reader.Wordy => site.Market.People[site.Wordy.OwnerId],
        Reader.Operator => site.Operator,
        _ => null,
    };

    private IEnumerable<string> Addresses => reader switch
    {
        Reader.Visitor => site.Pages.Where(one => !one.NeedsAccount).Select(AddressOf).Concat(s_further),
        Reader.Operator => site.Pages.Where(one => one.NeedsOperator).Select(AddressOf),
        // Their own pictures have other tools than a visitor sees; editing is for owners alone.
        Reader.Wordy => site.Pages.Where(one => one.NeedsAccount && !one.NeedsOperator || one.Route.StartsWith("/pictures/", StringComparison.Ordinal))
            .Where(one => !one.Route.StartsWith("/me/purchases/", StringComparison.Ordinal) && !one.Route.EndsWith("/buy", StringComparison.Ordinal)).Select(AddressOf),
        Reader.Seller => ["/me/portfolio", "/me/sales", "/me/sales/statement", "/me/studio/pictures", "/me/close", $"/people/{site.Seller.Profile.UserId}", $"/people/{site.Buyer.Profile.UserId}"],
        _ => site.Pages.Where(one => !one.NeedsOperator && !IsForItsOwner(one) && !s_sentOn.Contains(one.Route)).Select(AddressOf)
            .Concat([$"/pictures/{site.Conditional.PictureId}", $"/pictures/{site.Conditional.PictureId}/title", $"/pictures/{site.Conditional.PictureId}/buy"]),
    };

    private static bool IsForItsOwner(SitePage page) =>
        page.Route.EndsWith("/edit", StringComparison.Ordinal) || page.Route.EndsWith("/check", StringComparison.Ordinal);

    /// <summary>The page's address with something in the place of each parameter; a new parameter needs a value here.</summary>
    private string AddressOf(SitePage page)
    {
        var subject = page.Route.Split('/')[1] switch
        {
            "pictures" => site.Wordy.PictureId,
            "people" => site.Wordy.OwnerId,
            "operations" => FakeTelemetry.TraceId,
            "me" when page.Route.StartsWith("/me/messages/", StringComparison.Ordinal) => site.ConversationId,
            "me" when page.Route.StartsWith("/me/studio/", StringComparison.Ordinal) => site.DraftId,
            _ => site.Market.Purchases.First(purchase => purchase.BuyerId == site.Buyer.Profile.UserId).PurchaseId,
        };
        var address = page.Route.Replace("{Id}", subject, StringComparison.Ordinal).Replace("{TraceId}", subject, StringComparison.Ordinal)
            .Replace("/{Slug}", "/words-of-the-title", StringComparison.Ordinal);
        address.ShouldNotContain("{");
        return address;
    }

    /// <summary>Links that differ by what they are about lead to the same page.</summary>
    private static string Kind(string link) => Regex.Replace(
        Regex.Replace(link.Split('#')[0], "[0-9a-f]{8}-[0-9a-f-]{27}(/[^/?]*[^a-z/?][^/?]*)?", "{id}"), "=[^&]*", "=");
}
