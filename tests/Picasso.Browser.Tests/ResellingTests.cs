using Microsoft.Playwright;
using Picasso.Testing.Processes;

namespace Picasso.Browser.Tests;

/// <summary>What the buyer of a resale reads before paying.</summary>
public sealed class ResellingTests(Browser browser) : IClassFixture<Browser>, IDisposable
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("picasso-browser-");

    public void Dispose() => _data.Delete(recursive: true);

    [Fact]
    public async Task Case_19_a_second_account_in_the_sellers_browser_reads_that_the_resale_is_conditional_and_a_stranger_does_not()
    {
        var settings = new Dictionary<string, string> { ["Picasso__Payments__Resale__HoldFor"] = "00:00:00" };
        await using var picasso = await StandaloneProcess.StartAsync(Path.Combine(_data.FullName, "data"), environment: settings);
        var site = picasso.WebAddress;
        var ada = await Member.JoinAsync(browser, site, "Ada");
        var ben = await Member.JoinAsync(browser, site, "Ben");
        var cora = await Member.JoinAsync(browser, site, "Cora");
        var path = await ada.OfferAsync("Harbour at seven", seed: 37);
        await ben.PayAsync(path, "4242 4242 4242 4242");
        await Assertions.Expect(ben.Page.GetByRole(AriaRole.Heading, new() { Name = "It is yours." })).ToBeVisibleAsync();
        await ben.Page.GotoAsync(path);
        await ben.Page.GetByLabel("Price").FillAsync("40");
        await ben.Page.GetByRole(AriaRole.Button, new() { Name = "List for sale" }).ClickAsync();
        await Assertions.Expect(ben.Page.GetByRole(AriaRole.Button, new() { Name = "Change price" })).ToBeVisibleAsync();

        await OpenQuoteAsync(cora.Page, path);
        await Assertions.Expect(cora.Page.GetByText("Conditional until")).ToHaveCountAsync(0);

        var shared = await cora.SignInAtAsync(ben);
        await OpenQuoteAsync(shared, path);
        await Assertions.Expect(shared.GetByText("Conditional until")).ToBeVisibleAsync();
        await shared.KeepAsync("checkout-conditional");
    }

    private static async Task OpenQuoteAsync(IPage page, string path)
    {
        await page.GotoAsync(path);
        await page.GetByRole(AriaRole.Link, new() { Name = "Buy the copyright" }).ClickAsync();
        await Assertions.Expect(page.GetByLabel("Card number")).ToBeVisibleAsync();
    }
}
