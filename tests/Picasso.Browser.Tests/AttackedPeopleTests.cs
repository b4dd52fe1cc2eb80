using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Picasso.Testing.Processes;

namespace Picasso.Browser.Tests;

/// <summary>What attackers tried on people's accounts, money and originals, as two or three people see it in their browsers.</summary>
public sealed class AttackedPeopleTests(Browser browser, AttackedPeopleTests.Site site) : IClassFixture<Browser>, IClassFixture<AttackedPeopleTests.Site>
{
    private const string AsksForConfirmation = "4000 0000 0000 3220";
    private const string GoesThrough = "4242 4242 4242 4242";

    [Fact]
    public async Task Somebody_who_registers_anothers_address_gains_nothing_by_it()
    {
        const string Address = "vera@picasso.example", Strangers = "a strangers own passphrase", Holders = "the holders own passphrase";
        var (stranger, holder) = (await browser.OpenAsync(site.Address), await browser.OpenAsync(site.Address));
        await Member.SignUpAsync(stranger, "Mallory", Address, Strangers);
        await Member.SignUpAsync(holder, "Vera", Address, Holders);
        var links = await Member.MailedLinksAsync(holder, Address, found => found.Length >= 2);

        // The holder opens the stranger's link first, with the password that she chose.
        await ConfirmAsync(holder, links[1], Holders);
        await Assertions.Expect(holder.GetByText("That is not the password of this sign-up.")).ToBeVisibleAsync();
        await holder.KeepAsync("confirm-strangers-link");
        await ConfirmAsync(holder, links[0], Holders);
        await holder.ArriveAtAsync("/explore");

        // Neither the stranger's password nor the stranger's link is of any use now.
        await stranger.GotoAsync("/sign-in");
        await stranger.GetByLabel("E-mail address").FillAsync(Address);
        await stranger.GetByLabel("Password").FillAsync(Strangers);
        await stranger.Locator("main").GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await Assertions.Expect(stranger.GetByText("Wrong e-mail or password.")).ToBeVisibleAsync();
        await stranger.GotoAsync(links[1]);
        await Assertions.Expect(stranger.GetByText("This link was used already, or is too old.")).ToBeVisibleAsync();
        await Assertions.Expect(stranger.GetByRole(AriaRole.Button, new() { Name = "Confirm and sign in" })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_buyer_with_unpaid_purchases_reads_why_another_is_refused_and_somebody_else_can_buy()
    {
        var seller = await Member.JoinAsync(browser, site.Address, "Gil");
        var holder = await Member.JoinAsync(browser, site.Address, "Hal");
        var other = await Member.JoinAsync(browser, site.Address, "Ida");
        var paths = new List<string>();
        foreach (var number in Enumerable.Range(0, 4))
            paths.Add(await seller.OfferAsync($"Wave {number}", seed: 340 + number));
        foreach (var path in paths.Take(3))
        {
            await holder.PayAsync(path, AsksForConfirmation);
            await Assertions.Expect(holder.Page.GetByRole(AriaRole.Button, new() { Name = "Approve" })).ToBeVisibleAsync();
        }

        await holder.PayAsync(paths[3], AsksForConfirmation);
        await Assertions.Expect(holder.Page.GetByText(new Regex("3 purchases waiting for payment"))).ToBeVisibleAsync();
        await holder.Page.KeepAsync("checkout-too-many-open");
        // Closing the account would leave the sellers with them.
        await holder.Page.GotoAsync("/me/close");
        await Assertions.Expect(holder.Page.Locator("main")).ToContainTextAsync("You can close the account when it has ended.");

        await other.PayAsync(paths[3], GoesThrough);
        await Assertions.Expect(Done(other.Page)).ToBeVisibleAsync();
    }

    [Fact]
    public async Task An_account_is_closed_only_after_what_it_gives_up_was_read()
    {
        var seller = await Member.JoinAsync(browser, site.Address, "Jon");
        var buyer = await Member.JoinAsync(browser, site.Address, "Kim");
        var path = await seller.OfferAsync("Dune", seed: 350);
        await seller.OfferAsync("Never sold", seed: 351);
        await buyer.PayAsync(path, GoesThrough);
        await Assertions.Expect(Done(buyer.Page)).ToBeVisibleAsync();

        await seller.Page.GotoAsync("/me/close");
        await Assertions.Expect(seller.Page.GetByText("Balance:")).ToBeVisibleAsync();
        await Assertions.Expect(seller.Page.Locator("main")).ToContainTextAsync("Never sold");
        await seller.Page.KeepAsync("close-seller");
        await buyer.Page.GotoAsync("/me/close");
        await Assertions.Expect(buyer.Page.Locator("main")).ToContainTextAsync("Dune");
        await buyer.Page.KeepAsync("close-buyer");
    }

    [Fact]
    public async Task After_a_reset_of_the_password_nothing_can_be_done_or_downloaded_in_the_browser_that_was_signed_in()
    {
        var seller = await Member.JoinAsync(browser, site.Address, "Lea");
        var owner = await Member.JoinAsync(browser, site.Address, "Max");
        var path = await seller.OfferAsync("Reef", seed: 360);
        await owner.PayAsync(path, GoesThrough);
        await Assertions.Expect(Done(owner.Page)).ToBeVisibleAsync();
        var original = $"/downloads/{path.Split('/')[2]}";
        (await owner.Page.APIRequest.GetAsync(original)).Status.ShouldBe(200);
        // The address alone is worth nothing: not to a visitor, and not to the seller.
        var visitor = await browser.OpenAsync(site.Address);
        (await visitor.APIRequest.GetAsync(original, new() { MaxRedirects = 0 })).Headers.ShouldNotContainKey("content-disposition");
        (await seller.Page.APIRequest.GetAsync(original, new() { MaxRedirects = 0 })).Status.ShouldBe(403);

        await owner.Page.GotoAsync(path);
        await ResetAsync(visitor, "max@picasso.example");

        await owner.Page.GetByLabel("Price").FillAsync("90");
        await owner.Page.GetByRole(AriaRole.Button, new() { Name = "List for sale" }).ClickAsync();
        await owner.Page.ArriveAtAsync("/sign-in.*");
        await owner.Page.KeepAsync("signed-out-by-reset");
        (await owner.Page.APIRequest.GetAsync(original, new() { MaxRedirects = 0 })).Headers.ShouldNotContainKey("content-disposition");
        await visitor.GotoAsync(path);
        await Assertions.Expect(visitor.GetByText("Not for sale").First).ToBeVisibleAsync();
    }

    private static async Task ConfirmAsync(IPage page, string link, string passphrase)
    {
        await page.GotoAsync(link);
        await page.GetByLabel("Password").FillAsync(passphrase);
        await page.GetByRole(AriaRole.Button, new() { Name = "Confirm and sign in" }).ClickAsync();
    }

    private static async Task ResetAsync(IPage page, string email)
    {
        await page.GotoAsync("/forgot");
        await page.GetByLabel("E-mail address").FillAsync(email);
        await page.GetByRole(AriaRole.Button, new() { Name = "Mail me a link" }).ClickAsync();
        await Assertions.Expect(page.GetByText("a link to set a new password is on its way")).ToBeVisibleAsync();
        var links = await Member.MailedLinksAsync(page, email, found => found.Any(IsReset));
        await page.GotoAsync(links.First(IsReset));
        await page.GetByLabel("New password").FillAsync("another good passphrase");
        await page.GetByRole(AriaRole.Button, new() { Name = "Set password" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Your new password is set.")).ToBeVisibleAsync();
    }

    private static bool IsReset(string link) => link.Contains("/reset-password?", StringComparison.Ordinal);

    private static ILocator Done(IPage page) => page.GetByRole(AriaRole.Heading, new() { Name = "It is yours." });

    /// <summary>One start of the program for all of them.</summary>
    public sealed class Site : IAsyncLifetime
    {
        private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("picasso-browser-");
        private StandaloneProcess? _picasso;

        public Uri Address => _picasso!.WebAddress;

        public async ValueTask InitializeAsync() => _picasso = await StandaloneProcess.StartAsync(Path.Combine(_data.FullName, "data"));

        public async ValueTask DisposeAsync()
        {
            if (_picasso is not null)
                await _picasso.DisposeAsync();
            _data.Delete(recursive: true);
        }
    }
}
