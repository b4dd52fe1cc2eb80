using Microsoft.Playwright;
using Picasso.Testing.Processes;

namespace Picasso.Browser.Tests;

/// <summary>A buyer comes back to an unfinished purchase: after a reload, and from another device.</summary>
public sealed class ResumingTests(Browser browser) : IClassFixture<Browser>, IDisposable
{
    private const string AsksForConfirmation = "4000 0000 0000 3220";

    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("picasso-browser-");

    public void Dispose() => _data.Delete(recursive: true);

    [Fact]
    public async Task Case_35_a_buyer_goes_on_after_a_reload_and_from_another_device_in_the_middle_of_the_banks_confirmation()
    {
        await using var picasso = await StandaloneProcess.StartAsync(Path.Combine(_data.FullName, "data"));
        var site = picasso.WebAddress;
        var seller = await Member.JoinAsync(browser, site, "Ada");
        var buyer = await Member.JoinAsync(browser, site, "Ben");
        var path = await seller.OfferAsync("Harbour at five", seed: 35);
        await buyer.PayAsync(path, AsksForConfirmation);
        await Assertions.Expect(Approve(buyer.Page)).ToBeVisibleAsync();

        // The page of the quote, reloaded in the middle, goes on with the purchase instead of calling the picture taken.
        await buyer.Page.ReloadAsync();
        await Assertions.Expect(Approve(buyer.Page)).ToBeVisibleAsync();
        await buyer.Page.KeepAsync("checkout-resumed");

        // A phone on which the buyer signs in knows nothing but the session.
        var phone = await buyer.SignInElsewhereAsync(browser, site, Window.Phone);
        await phone.GotoAsync(path);
        await phone.KeepAsync("picture-own-purchase");
        await phone.GetByRole(AriaRole.Link, new() { Name = "Continue your purchase" }).ClickAsync();
        await Approve(phone).ClickAsync();

        await Assertions.Expect(Done(phone)).ToBeVisibleAsync();
        await Assertions.Expect(Done(buyer.Page)).ToBeVisibleAsync();

        // Nobody else was shown the purchase; its seller saw why nothing can be changed meanwhile.
        await seller.Page.GotoAsync(path);
        await Assertions.Expect(seller.Page.Locator("[data-offer]")).Not.ToContainTextAsync("Continue your purchase");
    }

    [Fact]
    public async Task A_seller_whose_picture_is_held_reads_what_is_possible_and_can_change_everything_once_the_buyer_refused()
    {
        await using var picasso = await StandaloneProcess.StartAsync(Path.Combine(_data.FullName, "data"));
        var site = picasso.WebAddress;
        var seller = await Member.JoinAsync(browser, site, "Ada");
        var buyer = await Member.JoinAsync(browser, site, "Ben");
        var path = await seller.OfferAsync("Harbour at six", seed: 36);
        await buyer.PayAsync(path, AsksForConfirmation);
        await Assertions.Expect(Approve(buyer.Page)).ToBeVisibleAsync();

        await seller.Page.GotoAsync(path);
        await Assertions.Expect(seller.Page.GetByText("An unpaid purchase ends within minutes")).ToBeVisibleAsync();
        await Assertions.Expect(seller.Page.GetByRole(AriaRole.Button, new() { Name = "Stop selling" })).ToHaveCountAsync(0);
        await seller.Page.KeepAsync("picture-owner-reserved");
        await seller.Page.GotoAsync("/me/studio/pictures");
        await seller.Page.KeepAsync("my-pictures-reserved");

        await buyer.Page.GetByRole(AriaRole.Button, new() { Name = "Refuse" }).ClickAsync();
        await Assertions.Expect(buyer.Page.GetByText("Nothing was charged.")).ToBeVisibleAsync();
        await buyer.Page.KeepAsync("checkout-refused");

        await seller.Page.GotoAsync(path);
        await Assertions.Expect(seller.Page.GetByRole(AriaRole.Button, new() { Name = "Stop selling" })).ToBeVisibleAsync();
    }

    private static ILocator Approve(IPage page) => page.GetByRole(AriaRole.Button, new() { Name = "Approve" });

    private static ILocator Done(IPage page) => page.GetByRole(AriaRole.Heading, new() { Name = "It is yours." });
}
