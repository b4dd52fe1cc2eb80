using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Picasso.Testing.Processes;

namespace Picasso.Browser.Tests;

/// <summary>A photographer arranges their page, with script and without, by mouse and by keyboard; visitors see it at every size.</summary>
public sealed class PortfolioTests(Browser browser) : IClassFixture<Browser>, IDisposable
{
    private static readonly string[] s_titles = ["Harbour at noon", "Harbour at dusk", "Harbour by night"];

    // The last one is a window of 1280 pixels at 400 %.
    private static readonly Window[] s_windows =
    [
        new(1440, 900), new(1440, 900, Dark: true), new(768, 1024), Window.Phone, Window.Phone with { Dark = true }, new(320, 640), new(320, 256),
    ];

    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("picasso-portfolio-");

    public void Dispose() => _data.Delete(recursive: true);

    [Fact]
    public async Task A_photographer_arranges_a_page_and_visitors_see_it()
    {
        await using var picasso = await StandaloneProcess.StartAsync(Path.Combine(_data.FullName, "data"));
        var ada = await Member.JoinAsync(browser, picasso.WebAddress, "Ada");
        for (var seed = 0; seed < s_titles.Length; seed++)
            await ada.OfferAsync(s_titles[seed], seed: 71 + seed);
        var page = ada.Page;
        await OpenEditAsync(page);
        await page.LookAtAsync("portfolio-edit-empty", Window.Phone);

        await WriteAsync(page);
        await ChooseAsync(page);
        await page.ReloadAsync();
        await page.LookAtAsync("portfolio-edit", s_windows);

        await page.GetByRole(AriaRole.Link, new() { Name = "View your page" }).ClickAsync();
        var person = new Uri(page.Url).AbsolutePath;
        await page.LookAtAsync("portfolio-own", new Window(1440, 900), Window.Phone);
        var visitor = await browser.OpenAsync(picasso.WebAddress, Window.Phone with { Script = false });
        await visitor.GotoAsync(person);
        await ExpectPageAsync(visitor);
        var reader = await browser.OpenAsync(picasso.WebAddress);
        await reader.GotoAsync(person);
        await ExpectPageAsync(reader);
        await reader.LookAtAsync("portfolio", s_windows);
        await reader.EmulateMediaAsync(new() { ForcedColors = ForcedColors.Active });
        await reader.LookAtAsync("portfolio-forced", new Window(1440, 900));
        await page.GotoAsync("/me/portfolio");
        await page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.Active });
        await page.LookAtAsync("portfolio-edit-forced", new Window(1440, 900));
    }

    [Fact]
    public async Task The_order_is_changed_by_keyboard_without_script()
    {
        await using var picasso = await StandaloneProcess.StartAsync(Path.Combine(_data.FullName, "data"));
        var ada = await Member.JoinAsync(browser, picasso.WebAddress, "Ada");
        for (var seed = 0; seed < s_titles.Length; seed++)
            await ada.OfferAsync(s_titles[seed], seed: 81 + seed);
        var page = await ada.SignInElsewhereAsync(browser, picasso.WebAddress, Window.Phone with { Script = false });
        await page.GotoAsync("/me/portfolio");
        foreach (var title in s_titles)
        {
            await page.GetByRole(AriaRole.Button, new() { Name = $"Select {title}" }).ClickAsync();
            await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = $"Deselect {title}" })).ToBeFocusedAsync();
        }

        // The button has the focus again after each move, at the end of the list its neighbour.
        await page.GetByRole(AriaRole.Button, new() { Name = $"Move up {s_titles[2]}" }).FocusAsync();
        await PressAsync(page, $"Move up {s_titles[2]}");
        await ExpectOrderAsync(page, s_titles[0], s_titles[2], s_titles[1]);
        await PressAsync(page, $"Move up {s_titles[2]}");
        await ExpectOrderAsync(page, s_titles[2], s_titles[0], s_titles[1]);
        await PressAsync(page, $"Move down {s_titles[2]}");
        await ExpectOrderAsync(page, s_titles[0], s_titles[2], s_titles[1]);
    }

    private static async Task OpenEditAsync(IPage page)
    {
        await page.Locator(".menu summary").ClickAsync();
        await page.Locator(".menu-list").GetByRole(AriaRole.Link).First.ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Edit portfolio" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Edit portfolio" })).ToBeVisibleAsync();
    }

    private static async Task WriteAsync(IPage page)
    {
        await page.GetByLabel(new Regex("^About your work")).FillAsync("I photograph harbours when nobody works in them.\n\nEvery picture is one exposure, and the tide decides when.");
        var (names, addresses) = (page.GetByLabel("Name", new() { Exact = true }), page.GetByLabel("Address", new() { Exact = true }));
        await names.Nth(0).FillAsync("Studio");
        await addresses.Nth(0).FillAsync("studio.example/harbours");
        await page.GetByText("More links").ClickAsync();
        await addresses.Nth(2).FillAsync("https://127.0.0.1/");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator(".wrong")).ToHaveTextAsync(new Regex("^Enter an address such as"));
        await Assertions.Expect(addresses.Nth(2)).ToHaveAttributeAsync("aria-invalid", "true");
        await page.KeepAsync("portfolio-edit-refused");
        await addresses.Nth(2).FillAsync("https://journal.example/");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByText("Your statement and links are saved.")).ToBeVisibleAsync();
        await Assertions.Expect(addresses.Nth(1)).ToHaveValueAsync("https://journal.example/");
    }

    private static async Task ChooseAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = $"Use as cover {s_titles[0]}" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Your page has a new cover.")).ToBeVisibleAsync();
        foreach (var title in s_titles[..2])
        {
            await page.GetByRole(AriaRole.Button, new() { Name = $"Select {title}" }).ClickAsync();
            await Assertions.Expect(page.GetByText("Added to your selected work.")).ToBeVisibleAsync();
        }

        await page.GetByRole(AriaRole.Button, new() { Name = $"Move up {s_titles[1]}" }).ClickAsync();
        await ExpectOrderAsync(page, s_titles[1], s_titles[0]);
    }

    private static async Task ExpectPageAsync(IPage page)
    {
        await Assertions.Expect(page.Locator(".cover img")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".statement")).ToContainTextAsync("the tide decides when");
        await Assertions.Expect(page.Locator(".profile-links a")).ToHaveCountAsync(2);
        await Assertions.Expect(page.Locator(".profile-links a").First).ToHaveAttributeAsync("href", "https://studio.example/harbours");
        await Assertions.Expect(page.Locator("#selected-work + .gallery .card-title")).ToHaveTextAsync([s_titles[1], s_titles[0]]);
        await Assertions.Expect(page.Locator("#more-work + .gallery .card-title")).ToHaveTextAsync([s_titles[2]]);
    }

    private static async Task PressAsync(IPage page, string name)
    {
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = name })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
    }

    private static Task ExpectOrderAsync(IPage page, params string[] titles) => Assertions.Expect(page.Locator(".selected-work h3")).ToHaveTextAsync(titles);
}
