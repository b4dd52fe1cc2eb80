using Microsoft.Playwright;
using Picasso.Testing.Pictures;
using Picasso.Testing.Processes;

namespace Picasso.Browser.Tests;

/// <summary>Drafts are looked at and published together, by keyboard with script, and as a form without.</summary>
public sealed class PublishManyTests(Browser browser) : IClassFixture<Browser>, IDisposable
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("picasso-browser-");

    public void Dispose() => _data.Delete(recursive: true);

    [Fact]
    public async Task Drafts_have_thumbnails_and_are_chosen_and_published_by_keyboard()
    {
        await using var picasso = await StandaloneProcess.StartAsync(Path.Combine(_data.FullName, "data"));
        var page = (await Member.JoinAsync(browser, picasso.WebAddress, "Ada")).Page;
        // The last is a copy of the first: only one of them can be published.
        await UploadAsync(page, Photo(1, "pier.jpg"), Photo(2, "night.jpg"), Photo(3, "later.jpg"), Photo(1, "pier copy.jpg"));
        await ExpectThumbnailsAsync(page, 4);
        foreach (var title in new[] { "pier", "night", "pier copy" })
        {
            await page.GetByRole(AriaRole.Checkbox, new() { Name = $"Choose {title}", Exact = true }).FocusAsync();
            await page.Keyboard.PressAsync("Space");
        }

        await page.LookAtAsync("studio-drafts", PageLooks.All);
        await page.GetByRole(AriaRole.Button, new() { Name = "Publish chosen" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(page.Locator("[data-publish-status]")).ToHaveTextAsync("2 published. 1 not: the reason is beside each.");
        await Assertions.Expect(page.Locator("[data-draft]")).ToHaveCountAsync(2);
        var refused = page.Locator("[data-draft]").Filter(new() { HasText = "pier copy" });
        await Assertions.Expect(refused.Locator("[data-draft-wrong]")).ToContainTextAsync("already");
        await Assertions.Expect(refused.GetByRole(AriaRole.Checkbox)).ToBeDisabledAsync();
        await page.LookAtAsync("studio-published", PageLooks.All);
        await page.GotoAsync("/me/studio/pictures");
        await Assertions.Expect(page.Locator("[data-item]")).ToHaveCountAsync(2);
    }

    [Fact]
    public async Task Without_script_one_form_publishes_those_that_are_chosen()
    {
        await using var picasso = await StandaloneProcess.StartAsync(Path.Combine(_data.FullName, "data"));
        var page = (await Member.JoinAsync(browser, picasso.WebAddress, "Ada")).Page;
        await UploadAsync(page, Photo(1, "pier.jpg"), Photo(2, "night.jpg"), Photo(1, "pier copy.jpg"));
        var plain = await browser.OpenAsync(picasso.WebAddress, Window.Phone with { Script = false });
        await plain.Context.AddCookiesAsync((await page.Context.CookiesAsync()).Select(cookie => new Cookie
        {
            Name = cookie.Name, Value = cookie.Value, Domain = cookie.Domain, Path = cookie.Path, HttpOnly = cookie.HttpOnly, Secure = cookie.Secure,
        }));
        await plain.GotoAsync("/me/studio");
        foreach (var box in await plain.GetByRole(AriaRole.Checkbox).AllAsync())
            await box.CheckAsync();

        await plain.GetByRole(AriaRole.Button, new() { Name = "Publish chosen" }).ClickAsync();

        await Assertions.Expect(plain.GetByRole(AriaRole.Alert)).ToContainTextAsync("2 photos published, 1 not.");
        await Assertions.Expect(plain.GetByText("pier copy: ")).ToContainTextAsync("already");
        // What never becomes a picture is no draft any more.
        await Assertions.Expect(plain.Locator("[data-draft]")).ToHaveCountAsync(0);
    }

    private static async Task UploadAsync(IPage page, params FilePayload[] files)
    {
        await page.GotoAsync("/me/studio");
        // One after the other: several at once arrive in any order, and of two copies the first is published.
        for (var number = 0; number < files.Length; number++)
        {
            await page.Locator("#queue-files").SetInputFilesAsync([files[number]]);
            await Assertions.Expect(page.Locator("[data-draft]")).ToHaveCountAsync(number + 1);
        }

        await Assertions.Expect(page.Locator("[data-queue-list] li")).ToHaveCountAsync(0);
    }

    private static FilePayload Photo(int seed, string name) => new() { Name = name, MimeType = "image/jpeg", Buffer = PictureFiles.Photograph(seed) };

    private static async Task ExpectThumbnailsAsync(IPage page, int number)
    {
        await page.WaitForFunctionAsync(
            "number => [...document.querySelectorAll('[data-thumbnail]')].filter(image => image.complete && image.naturalWidth === 256).length === number", number);
    }
}
