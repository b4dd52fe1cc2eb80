using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Picasso.Testing.Processes;

namespace Picasso.Browser.Tests;

/// <summary>
/// Every page, on a desk in the light and on a phone in the dark, against the rules of WCAG 2.1, levels A and AA; and what can be done
/// with a mouse can be done without.
/// </summary>
public sealed class AccessibilityTests(Browser browser) : IClassFixture<Browser>, IDisposable
{
    private static readonly string[] s_visitors =
    [
        "/", "/explore", "/explore?order=popular", "/search?q=hill", "/search?q=nothing-like-it", "/about", "/licence", "/terms", "/privacy", "/assignment", "/contact", "/help", "/imprint",
        "/sign-in", "/sign-up", "/forgot", "/reset-password?token=x", "/verify-email?token=x", "/check-your-mail", "/mailbox", "/nowhere",
    ];

    private static readonly string[] s_members = ["/upload", "/me/studio", "/me/studio/pictures", "/me/studio/insights", "/me/purchases", "/me/sales", "/me/sales/statement", "/me/settings", "/me/portfolio", "/me/close", "/me/messages", "/me/notifications"];

    private static readonly string[] s_operators = ["/operations", "/operations/payments", "/operations/traces", "/operations/logs"];

    private static readonly AxeRunOptions s_rules = new() { RunOnly = RunOnlyOptions.Tags("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa") };

    // Longer than any page has things to press.
    private const int MostTabs = 100;

    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("picasso-accessibility-");

    public void Dispose() => _data.Delete(recursive: true);

    [Fact]
    public async Task No_page_shuts_anybody_out()
    {
        await using var picasso = await StandaloneProcess.StartAsync(Path.Combine(_data.FullName, "data"));
        var ada = await Member.JoinAsync(browser, picasso.WebAddress, "Ada");
        var path = await ada.OfferAsync("A hill in the evening", seed: 41);
        var runs = await Member.JoinAsync(browser, picasso.WebAddress, "Olga", email: "operator@picasso.example");
        await runs.PayAsync(path, "4242 4242 4242 4242");
        await Assertions.Expect(runs.Page.GetByRole(AriaRole.Heading, new() { Name = "It is yours." })).ToBeVisibleAsync();
        var offered = await ada.OfferAsync("A hill at noon", seed: 43);
        await runs.Page.GotoAsync("/me/purchases");
        var receipt = await HrefAsync(runs.Page.GetByRole(AriaRole.Link, new() { Name = "Details of buying" }).First);
        await runs.Page.GotoAsync("/operations/traces");
        var trace = await HrefAsync(runs.Page.Locator("tbody a").First);
        await runs.Page.GotoAsync(path);
        var person = await HrefAsync(runs.Page.Locator("a[href^='/people/']").First);

        string[] visitors = [.. s_visitors, path, offered, $"{Picture(path)}/title", person];
        string[] sellers = [.. s_members, offered, $"{Picture(offered)}/edit"];
        string[] buyers = [.. s_members, .. s_operators, path, $"{Picture(offered)}/buy", receipt, trace];
        var broken = new List<string>();
        foreach (var window in (Window[])[new Window(), Window.Phone with { Dark = true }])
        {
            var visitor = await browser.OpenAsync(picasso.WebAddress, window);
            broken.AddRange(await BrokenAsync(visitor, visitors, window));
            broken.AddRange(await BrokenAsync(ada.Page, sellers, window));
            broken.AddRange(await BrokenAsync(runs.Page, buyers, window));
            await visitor.Context.CloseAsync();
        }

        broken.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_shuts_people_out_is_found()
    {
        var page = await browser.OpenAsync(new Uri("http://localhost"));
        await page.SetContentAsync("<html lang=en><title>Planted</title><main><img src=x><p style='color: #ddd; background: #fff'>Pale</p></main></html>");
        (await page.RunAxe(s_rules)).Violations.Select(rule => rule.Id).ShouldBe(["color-contrast", "image-alt"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_picture_is_bought_with_the_keyboard_alone()
    {
        await using var picasso = await StandaloneProcess.StartAsync(Path.Combine(_data.FullName, "data"));
        var ada = await Member.JoinAsync(browser, picasso.WebAddress, "Ada");
        var path = await ada.OfferAsync("A hill in the morning", seed: 42);
        var page = (await Member.JoinAsync(browser, picasso.WebAddress, "Ben")).Page;

        await page.GotoAsync(path);
        await TabToAsync(page, "Skip to");
        await TabToAsync(page, "Buy the copyright");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByLabel("Card number")).ToBeEnabledAsync();
        foreach (var (field, text) in new[] { ("Card number", "4242 4242 4242 4242"), ("Expires", "12 / 40"), ("CVC", "1") })
        {
            await TabToAsync(page, field);
            await page.Keyboard.TypeAsync(text);
        }

        await TabToAsync(page, "Pay ");
        await page.Keyboard.PressAsync("Enter");

        // The error leads to its field; a card that is corrected at once is accepted.
        await Assertions.Expect(page.GetByLabel("CVC")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.TypeAsync("123");
        await TabToAsync(page, "Pay ");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "It is yours." })).ToBeVisibleAsync();
    }

    /// <summary>Presses Tab until something of that name has the focus, which must be seen wherever it comes by.</summary>
    private static async Task TabToAsync(IPage page, string name)
    {
        for (var tabs = 0; tabs < MostTabs; tabs++)
        {
            await page.Keyboard.PressAsync("Tab");
            var focused = await page.EvaluateAsync<string[]>("""
                () => {
                  const here = document.activeElement, style = getComputedStyle(here);
                  if (here === document.body) return ['', ''];
                  const name = here.getAttribute('aria-label') ?? here.labels?.[0]?.innerText ?? here.innerText ?? '';
                  const lined = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0;
                  return [name.trim(), lined || style.boxShadow !== 'none' ? 'seen' : 'not seen'];
                }
                """);
            if (focused[0].Length > 0)
                focused[1].ShouldBe("seen", $"the focus on '{focused[0]}'");
            if (focused[0].StartsWith(name, StringComparison.Ordinal))
                return;
        }

        Assert.Fail($"Nothing that begins with '{name}' can be reached by Tab.");
    }

    private static async Task<List<string>> BrokenAsync(IPage page, IEnumerable<string> addresses, Window window)
    {
        await page.ResizeAsync(window.Width, window.Height);
        await page.EmulateMediaAsync(new() { ColorScheme = window.Dark ? ColorScheme.Dark : ColorScheme.Light });
        var broken = new List<string>();
        foreach (var address in addresses)
        {
            await page.GotoAsync(address);
            // A page that sends elsewhere would pass as what it is not.
            new Uri(page.Url).PathAndQuery.ShouldBe(address);
            var found = await page.RunAxe(s_rules);
            broken.AddRange(found.Violations.SelectMany(rule => rule.Nodes.Select(node =>
                $"{address} ({window.Width} px{(window.Dark ? ", dark" : "")}): {rule.Id}, {rule.Impact}: {node.Target} {node.Html}")));
        }

        return broken;
    }

    /// <summary>"/pictures/{id}" of a picture's path.</summary>
    private static string Picture(string path) => string.Join('/', path.Split('/')[..3]);

    private static async Task<string> HrefAsync(ILocator link) =>
        await link.GetAttributeAsync("href") ?? throw new InvalidOperationException("The link leads nowhere.");
}
