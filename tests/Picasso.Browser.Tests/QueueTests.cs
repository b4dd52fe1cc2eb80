using Microsoft.Playwright;
using Picasso.Testing.Pictures;
using Picasso.Testing.Processes;

namespace Picasso.Browser.Tests;

/// <summary>Many files at once in the studio.</summary>
public sealed class QueueTests(Browser browser) : IClassFixture<Browser>, IDisposable
{
    private const int Many = 50;
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("picasso-browser-");

    public void Dispose() => _data.Delete(recursive: true);

    [Fact]
    public async Task Fifty_files_at_once_arrive_as_private_drafts_that_are_published_one_by_one()
    {
        await using var picasso = await StandaloneProcess.StartAsync(Path.Combine(_data.FullName, "data"));
        var page = (await Member.JoinAsync(browser, picasso.WebAddress, "Ada")).Page;
        await page.GotoAsync("/me/studio");
        await page.KeepAsync("studio-empty");
        await ChooseAsync(page, [.. Enumerable.Range(1, Many).Select(Photo), new FilePayload { Name = "notes.txt", MimeType = "text/plain", Buffer = [1] }]);

        await Assertions.Expect(page.Locator("[data-queue-wrong]")).ToContainTextAsync($"1 of {Many + 1} files left out: no pictures.");
        await Assertions.Expect(page.Locator("[data-queue-status]")).ToHaveTextAsync($"{Many} of {Many} arrived.", new() { Timeout = 120_000 });
        await Assertions.Expect(page.Locator("[data-draft]")).ToHaveCountAsync(Many);
        await page.KeepAsync("studio-fifty");
        await page.GotoAsync("/me/studio/pictures");
        await Assertions.Expect(page.GetByText("Your wall is bare")).ToBeVisibleAsync();

        await page.GotoAsync("/me/studio");
        await page.GetByRole(AriaRole.Link, new() { Name = "Describe and publish photo 7", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByLabel("Title")).ToHaveValueAsync("photo 7");
        await page.KeepAsync("studio-draft");
        await page.GetByRole(AriaRole.Button, new() { Name = "Publish", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "photo 7", Level = 1 })).ToBeVisibleAsync();
        await page.GotoAsync("/me/studio");
        await Assertions.Expect(page.Locator("[data-draft]")).ToHaveCountAsync(Many - 1);
    }

    [Fact]
    public async Task Files_are_paused_resumed_cancelled_and_tried_again_by_keyboard_and_words_are_read_from_them()
    {
        await using var picasso = await StandaloneProcess.StartAsync(Path.Combine(_data.FullName, "data"));
        var page = (await Member.JoinAsync(browser, picasso.WebAddress, "Ada", Window.Phone)).Page;
        await page.GotoAsync("/me/studio");
        // Nothing arrives until it may.
        await page.RouteAsync("**/upload/resumable/**", route => Task.CompletedTask);
        await ChooseAsync(page, [
            new FilePayload { Name = "sea.jpg", MimeType = "image/jpeg", Buffer = WithWords(1) }, Photo(2),
            new FilePayload { Name = "drawing.jpg", MimeType = "image/jpeg", Buffer = [.. "%PDF-1.7"u8, .. new byte[9_000]] },
            new FilePayload { Name = "empty.jpg", MimeType = "image/jpeg", Buffer = [] },
        ]);
        await Assertions.Expect(RowOf(page, "drawing.jpg")).ToContainTextAsync("PDF files are made of shapes");
        await Assertions.Expect(RowOf(page, "empty.jpg")).ToContainTextAsync("This file is empty.");

        await PressAsync(page, "Pause sea.jpg");
        await Assertions.Expect(RowOf(page, "sea.jpg")).ToContainTextAsync("Paused");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Resume sea.jpg" })).ToBeFocusedAsync();
        await page.KeepAsync("studio-paused");
        foreach (var name in new[] { "photo_2.jpg", "empty.jpg" })
        {
            await PressAsync(page, $"Cancel {name}");
            await Assertions.Expect(RowOf(page, name)).ToHaveCountAsync(0);
        }

        await page.UnrouteAllAsync();
        await PressAsync(page, "Try again drawing.jpg");
        await Assertions.Expect(RowOf(page, "drawing.jpg")).ToContainTextAsync("PDF files are made of shapes");
        await PressAsync(page, "Resume sea.jpg");
        await Assertions.Expect(RowOf(page, "sea.jpg")).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Link, new() { Name = "Describe and publish Höhe über dem Meer" }).ClickAsync();
        await Assertions.Expect(page.GetByLabel("Title")).ToHaveValueAsync("Höhe über dem Meer");
        await Assertions.Expect(page.GetByLabel("Story")).ToHaveValueAsync("Fog & light\nCredit: Ada");
        await Assertions.Expect(page.GetByLabel("Tags")).ToHaveValueAsync("golden-hour, coast");
        await Assertions.Expect(page.GetByLabel("Alt text")).ToHaveValueAsync("A cliff in fog");
    }

    private static Task ChooseAsync(IPage page, FilePayload[] files) => page.Locator("#queue-files").SetInputFilesAsync(files);

    private static FilePayload Photo(int number) =>
        new() { Name = $"photo_{number}.jpg", MimeType = "image/jpeg", Buffer = PictureFiles.Photograph(number) };

    private static ILocator RowOf(IPage page, string file) => page.Locator("[data-queue-list] li").Filter(new() { HasText = file });

    private static async Task PressAsync(IPage page, string button)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
    }

    // A photograph with an XMP packet in a segment of its own, as photographers' software writes it.
    private static byte[] WithWords(int seed)
    {
        var packet = System.Text.Encoding.UTF8.GetBytes(
            """
            <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description
            xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"
            xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/" photoshop:Credit="Ada">
            <dc:title><rdf:Alt><rdf:li xml:lang="x-default">Höhe über dem Meer</rdf:li></rdf:Alt></dc:title>
            <dc:description><rdf:Alt><rdf:li xml:lang="x-default">Fog &amp; light</rdf:li></rdf:Alt></dc:description>
            <dc:subject><rdf:Bag><rdf:li>Golden Hour</rdf:li><rdf:li>coast</rdf:li></rdf:Bag></dc:subject>
            <Iptc4xmpCore:AltTextAccessibility><rdf:Alt><rdf:li xml:lang="x-default">A cliff in fog</rdf:li></rdf:Alt></Iptc4xmpCore:AltTextAccessibility>
            </rdf:Description></rdf:RDF></x:xmpmeta>
            """);
        byte[] content = [.. "http://ns.adobe.com/xap/1.0/\0"u8, .. packet];
        var length = content.Length + 2;
        var photograph = PictureFiles.Photograph(seed);
        return [.. photograph[..2], 0xFF, 0xE1, (byte)(length >> 8), (byte)length, .. content, .. photograph[2..]];
    }
}
