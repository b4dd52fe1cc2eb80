using Microsoft.Playwright;
using Picasso.EmbeddedStorage;
using Picasso.EventSourcing;
using Picasso.EventSourcing.Sqlite;
using Picasso.Testing.Processes;

namespace Picasso.Browser.Tests;

/// <summary>An operator follows the purchase that somebody made a moment ago through the whole system.</summary>
public sealed class OperationsTests(Browser browser) : IClassFixture<Browser>, IDisposable
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("picasso-operations-");

    public void Dispose() => _data.Delete(recursive: true);

    [Fact]
    public async Task The_purchase_just_made_is_found_and_its_waterfall_shown()
    {
        await using var picasso = await StandaloneProcess.StartAsync(Path.Combine(_data.FullName, "data"));
        var ada = await Member.JoinAsync(browser, picasso.WebAddress, "Ada");
        var path = await ada.OfferAsync("A hill in the evening", seed: 31);
        var runs = await Member.JoinAsync(browser, picasso.WebAddress, "Olga", email: "operator@picasso.example");
        await runs.PayAsync(path, "4242 4242 4242 4242");
        await Assertions.Expect(runs.Page.GetByRole(AriaRole.Heading, new() { Name = "It is yours." })).ToBeVisibleAsync();
        await runs.Page.GotoAsync("/me/purchases");
        var details = await runs.Page.GetByRole(AriaRole.Link, new() { Name = "Details of buying" }).First.GetAttributeAsync("href");
        var purchaseId = details!.Split('/')[^1];

        await runs.Page.GotoAsync("/operations");
        await Assertions.Expect(runs.Page.Locator(".ops-service")).ToHaveCountAsync(6);
        await Assertions.Expect(runs.Page.Locator(".chart").First).ToBeVisibleAsync();
        await runs.Page.KeepAsync("operations");

        await UntilAsync(runs.Page, $"/operations/traces?purchase={purchaseId}", "tbody a");
        await runs.Page.KeepAsync("operations-traces");
        await runs.Page.Locator("tbody tr").First.GetByRole(AriaRole.Link).First.ClickAsync();
        await Assertions.Expect(runs.Page.GetByText("provider charge").First).ToBeVisibleAsync();
        // From the browser's click on, without a gap: one span stands at the top, and it is the page's.
        var top = runs.Page.Locator(".waterfall-name[style='--depth: 0']");
        await Assertions.Expect(top).ToHaveCountAsync(1);
        await Assertions.Expect(top.Locator(".waterfall-service")).ToHaveTextAsync("web");
        foreach (var service in (string[])["web", "payments", "pictures-commands", "pictures-queries", "users"])
            await Assertions.Expect(runs.Page.Locator(".waterfall-service", new() { HasText = service }).First).ToBeVisibleAsync();
        await runs.Page.KeepAsync("operations-trace");
        await runs.Page.ResizeAsync(Window.Phone.Width, Window.Phone.Height);
        await runs.Page.KeepAsync("operations-trace-phone");

        await runs.Page.GotoAsync($"/operations/logs?text={purchaseId}");
        await Assertions.Expect(runs.Page.GetByText("is Completed").First).ToBeVisibleAsync();
        await runs.Page.KeepAsync("operations-logs");

        (await ada.Page.GotoAsync("/operations"))!.Url.ShouldNotEndWith("/operations");
    }

    [Fact]
    public async Task A_picture_whose_event_cannot_be_read_is_shown_to_operators_who_try_it_again()
    {
        var data = new DataDirectory(Path.Combine(_data.FullName, "held"));
        await using var picasso = await StandaloneProcess.StartAsync(data.Path);
        var ada = await Member.JoinAsync(browser, picasso.WebAddress, "Ada");
        var id = (await ada.OfferAsync("A hill in the fog", seed: 33)).Split('/')[^1];
        var runs = await Member.JoinAsync(browser, picasso.WebAddress, "Olga", email: "operator@picasso.example");
        await new SqliteEventStore(data.File("events.db"), TimeProvider.System).AppendAsync(
            $"picture-{id}", ExpectedRevision.Any, [new NewEvent(Guid.NewGuid(), "picture.framed.v9", "{}"u8.ToArray(), "{}"u8.ToArray())], default);

        await UntilAsync(runs.Page, "/operations", ".ops-held .ops-card");
        await runs.Page.KeepAsync("operations-held");
        await runs.Page.ResizeAsync(Window.Phone.Width, Window.Phone.Height);
        await runs.Page.KeepAsync("operations-held-phone");
        await Assertions.Expect(runs.Page.Locator(".ops-held")).ToContainTextAsync("picture.framed.v9");
        await runs.Page.Locator(".ops-held .ops-card").First.GetByRole(AriaRole.Button).ClickAsync();

        await Assertions.Expect(runs.Page.GetByText("Nothing could be applied")).ToBeVisibleAsync();
        (await ada.Page.GotoAsync("/operations"))!.Url.ShouldNotEndWith("/operations");
    }

    /// <summary>Spans are written together once a second: the page is asked again until it shows them.</summary>
    private static async Task UntilAsync(IPage page, string address, string selector) => await Wait.UntilAsync(
        async () =>
        {
            await page.GotoAsync(address);
            return await page.Locator(selector).CountAsync() > 0;
        },
        () => $"{address} never showed {selector}", TimeSpan.FromSeconds(30));
}
