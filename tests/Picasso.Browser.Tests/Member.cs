using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Picasso.Testing.Hosting;
using Picasso.Testing.Pictures;

namespace Picasso.Browser.Tests;

/// <summary>Somebody at a browser: does what people do, by what they read on the page.</summary>
internal sealed class Member(IPage page, string name)
{
    private const string Passphrase = "a long enough passphrase";

    public IPage Page => page;

    public string Name => name;

    /// <summary>Joins, confirms the mailed link, and so is signed in.</summary>
    public static async Task<Member> JoinAsync(Browser browser, Uri site, string name, Window? window = null, string? email = null)
    {
        var page = await browser.OpenAsync(site, window);
        var member = new Member(page, name);
        email ??= $"{name.ToLowerInvariant()}@picasso.example";

        await SignUpAsync(page, name, email, Passphrase);

        await page.GotoAsync($"/mailbox?to={Uri.EscapeDataString(email)}");
        await page.KeepAsync($"mailbox-{name}");
        await page.Locator(".mail").First.GetByRole(AriaRole.Link).First.ClickAsync();
        var link = page.Url;
        await page.GetByLabel("Password").FillAsync(Passphrase);
        await page.KeepAsync($"confirm-{name}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Confirm and sign in" }).ClickAsync();
        await page.ArriveAtAsync("/explore");
        await Assertions.Expect(page.GetByText("Your address is confirmed")).ToBeVisibleAsync();

        await page.GotoAsync(link);
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Your address is confirmed" })).ToBeVisibleAsync();
        await page.GotoAsync("/explore");
        return member;
    }

    /// <summary>Asks for an account; only the mailed link makes one.</summary>
    public static async Task SignUpAsync(IPage page, string name, string email, string passphrase)
    {
        await page.GotoAsync("/sign-up");
        await page.GetByLabel("Your name").FillAsync(name);
        await page.GetByLabel("E-mail address").FillAsync(email);
        await page.GetByLabel("Password").FillAsync(passphrase);
        await page.GetByLabel(new Regex("^Date of birth")).FillAsync("1990-01-31");
        await page.KeepAsync($"sign-up-{name}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Join", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Check your mail" })).ToBeVisibleAsync();
    }

    /// <summary>The links in the mails to an address, the latest mail first.</summary>
    public static Task<string[]> MailedLinksAsync(IPage page, string email, Func<string[], bool> haveArrived) => Eventually.Holds(
        async () =>
        {
            await page.GotoAsync($"/mailbox?to={Uri.EscapeDataString(email)}");
            return await page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('.mail .mail-text')].map(text => text.querySelector('a')?.href ?? '')");
        },
        haveArrived);

    /// <summary>The same person on another device: a window that shares no cookies with the first.</summary>
    public async Task<IPage> SignInElsewhereAsync(Browser browser, Uri site, Window? window = null)
    {
        var other = await browser.OpenAsync(site, window);
        await SignInAsync(other, $"{name.ToLowerInvariant()}@picasso.example");
        return other;
    }

    /// <summary>The same person at the browser of another, who signs out first.</summary>
    public async Task<IPage> SignInAtAsync(Member other)
    {
        await other.Page.GotoAsync("/explore");
        await other.Page.Locator(".menu summary").ClickAsync();
        await other.Page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await Assertions.Expect(other.Page.Locator(".menu summary")).ToHaveCountAsync(0);
        await SignInAsync(other.Page, $"{name.ToLowerInvariant()}@picasso.example");
        return other.Page;
    }

    /// <summary>Uploads a picture and lands on its page.</summary>
    /// <returns>Path of the picture's page.</returns>
    public Task<string> UploadAsync(string file, string title, string price) =>
        UploadAsync(input => input.SetInputFilesAsync(file), title, price);

    /// <summary>The same with a photograph that nobody else has.</summary>
    public Task<string> OfferAsync(string title, int seed) => UploadAsync(
        input => input.SetInputFilesAsync(new FilePayload { Name = "picture.jpg", MimeType = "image/jpeg", Buffer = PictureFiles.Photograph(seed) }),
        title, "40");

    /// <summary>Opens the checkout and pays with a card; ends when the page says how it went.</summary>
    public async Task PayAsync(string picturePath, string cardNumber)
    {
        await page.GotoAsync(picturePath);
        await page.GetByRole(AriaRole.Link, new() { Name = "Buy the copyright" }).ClickAsync();
        await page.GetByLabel("Card number").FillAsync(cardNumber);
        await page.GetByLabel("Expires").FillAsync("12 / 40");
        await page.GetByLabel("CVC").FillAsync("123");
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Pay ") }).ClickAsync();
    }

    private static async Task SignInAsync(IPage page, string email)
    {
        await page.GotoAsync("/sign-in");
        await page.GetByLabel("E-mail address").FillAsync(email);
        await page.GetByLabel("Password").FillAsync(Passphrase);
        await page.Locator("main").GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await page.ArriveAtAsync("/explore");
    }

    private async Task<string> UploadAsync(Func<ILocator, Task> choose, string title, string price)
    {
        await page.GotoAsync("/upload");
        await page.GetByLabel("Title").FillAsync(title);
        await page.GetByLabel(new Regex("^Price")).FillAsync(price);
        await page.GetByLabel(new Regex("^Alt text")).FillAsync("Four coloured quarters with a fine grain");
        await choose(page.Locator("input[type=file]"));
        await page.KeepAsync("upload");
        await page.GetByRole(AriaRole.Button, new() { Name = "Upload", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = title, Level = 1 })).ToBeVisibleAsync();
        return new Uri(page.Url).AbsolutePath;
    }
}
