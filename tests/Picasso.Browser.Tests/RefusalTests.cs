using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Picasso.Testing.Pictures;
using Picasso.Testing.Processes;

namespace Picasso.Browser.Tests;

/// <summary>What the real program refuses is said on the page, in words that help, with the focus there; screenshots are kept.</summary>
public sealed class RefusalTests(Browser browser) : IClassFixture<Browser>, IDisposable
{
    private const int TriesBeforeWaiting = 5;

    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("picasso-browser-");

    public void Dispose() => _data.Delete(recursive: true);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_file_that_is_refused_is_named_with_what_to_do(bool phone)
    {
        await using var picasso = await StandaloneProcess.StartAsync(Path.Combine(_data.FullName, "data"));
        var page = (await Member.JoinAsync(browser, picasso.WebAddress, "Ada", phone ? Window.Phone : null)).Page;
        await page.GotoAsync("/upload");
        await page.GetByLabel("Title").FillAsync("Dusk");
        await page.GetByLabel(new Regex("^Price")).FillAsync("100");
        foreach (var (name, file, words) in Files())
        {
            await page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = name, MimeType = "", Buffer = file });
            await page.GetByRole(AriaRole.Button, new() { Name = "Upload", Exact = true }).ClickAsync();
            var wrong = page.Locator("[data-wrong]");
            await Assertions.Expect(wrong).ToContainTextAsync(words);
            await Assertions.Expect(page.GetByLabel("Title")).ToHaveValueAsync("Dusk");
            (await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth")).ShouldBeTrue();
            await page.KeepAsync($"refused-{Path.GetExtension(name)[1..]}-{(phone ? "phone" : "desktop")}");
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Too_many_wrong_passwords_on_a_new_device_say_how_long_to_wait_and_offer_a_link(bool phone)
    {
        // The first wait of a second would be over before a slow browser's next try.
        await using var picasso = await StandaloneProcess.StartAsync(
            Path.Combine(_data.FullName, "data"), environment: [new("Picasso__Users__Limits__FirstDelay", "00:01:00")]);
        await Member.JoinAsync(browser, picasso.WebAddress, "Ada");
        var page = await browser.OpenAsync(picasso.WebAddress, phone ? Window.Phone : null);
        await page.GotoAsync("/sign-in");
        for (var attempt = 0; attempt < TriesBeforeWaiting; attempt++)
            await TryAsync(page, "Wrong e-mail or password");
        await TryAsync(page, "Too many tries");
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "Forgot your password?" })).ToBeVisibleAsync();
        await page.KeepAsync($"refused-password-{(phone ? "phone" : "desktop")}");
    }

    private static async Task TryAsync(IPage page, string words)
    {
        await page.GetByLabel("E-mail address").FillAsync("ada@picasso.example");
        await page.GetByLabel("Password").FillAsync("not the one");
        await page.RunAndWaitForResponseAsync(
            () => page.Locator("main").GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync(),
            response => response.Request.Method == "POST");
        await Assertions.Expect(page.Locator("main .alert-bad")).ToContainTextAsync(words);
        await Assertions.Expect(page.Locator("main .alert-bad")).ToBeFocusedAsync();
    }

    private static IEnumerable<(string Name, byte[] File, string Words)> Files()
    {
        var photograph = PictureFiles.Photograph(1);
        yield return ("camera.dng", new TiffFile().Directory((256, 6000), (257, 4000), (262, 2), (50706, 1)).ToArray(), "camera raw file (DNG)");
        yield return ("torn.jpg", photograph[..(photograph.Length / 2)], "damaged");
        yield return ("letter.txt", "Dear Sir or Madam"u8.ToArray(), "JPEG");
        yield return ("small.png", PictureFiles.Photograph(2, 120, 90), "200");
    }
}
