using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Picasso.Testing.Pictures;
using Picasso.Testing.Processes;

namespace Picasso.Browser.Tests;

/// <summary>The server stored the form, but its answer never reached the page.</summary>
public sealed class LostAnswerTests(Browser browser) : IClassFixture<Browser>, IDisposable
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("picasso-browser-");

    public void Dispose() => _data.Delete(recursive: true);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Case_33_a_lost_answer_in_the_browser_ends_with_what_is_stored(bool otherFile)
    {
        await using var picasso = await StandaloneProcess.StartAsync(Path.Combine(_data.FullName, "data"));
        var page = (await Member.JoinAsync(browser, picasso.WebAddress, "Ada", Window.Phone)).Page;
        await page.GotoAsync("/upload");
        await FillAsync(page, "Dusk", "100");
        await ChooseAsync(page, 1);
        await LoseAnswersAsync(page);
        await SendAsync(page);
        await Assertions.Expect(page.GetByText("The connection was lost")).ToBeVisibleAsync();
        await page.UnrouteAllAsync();

        await FillAsync(page, "Dawn", "1000");
        if (otherFile)
            await ChooseAsync(page, 2);
        await SendAsync(page);
        var said = page.Locator("[data-wrong]");
        await Assertions.Expect(said).ToContainTextAsync("stored as “Dusk” for €100.00");
        await Assertions.Expect(said).ToContainTextAsync("Not applied: title “Dawn”, price €1,000.00");
        await page.KeepAsync($"upload-stored-{(otherFile ? "other" : "same")}-file");
        if (otherFile)
        {
            await SendAsync(page);
            await ShowsAsync(page, "Dawn", "1000.00");
            await page.GotoAsync("/me/studio/pictures");
            await Assertions.Expect(page.GetByText("Dusk").First).ToBeVisibleAsync();
            return;
        }

        await page.GetByRole(AriaRole.Link, new() { Name = "View the stored picture" }).ClickAsync();
        await ShowsAsync(page, "Dusk", "100.00");
    }

    // The server has answered when the connection breaks.
    private static async Task LoseAnswersAsync(IPage page) => await page.RouteAsync("**/upload/publish", async route =>
    {
        await route.FetchAsync();
        await route.AbortAsync();
    });

    private static async Task FillAsync(IPage page, string title, string price)
    {
        await page.GetByLabel("Title").FillAsync(title);
        await page.GetByLabel(new Regex("^Price")).FillAsync(price);
    }

    private static Task ChooseAsync(IPage page, int seed) => page.Locator("input[type=file]").SetInputFilesAsync(
        new FilePayload { Name = "picture.jpg", MimeType = "image/jpeg", Buffer = PictureFiles.Photograph(seed) });

    private static Task SendAsync(IPage page) => page.GetByRole(AriaRole.Button, new() { Name = "Upload", Exact = true }).ClickAsync();

    private static async Task ShowsAsync(IPage page, string title, string price)
    {
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = title, Level = 1 })).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("[data-offer]").GetByRole(AriaRole.Textbox, new() { Name = "Price" })).ToHaveValueAsync(price);
    }
}
