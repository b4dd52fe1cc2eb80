using Microsoft.Playwright;

namespace Picasso.Browser.Tests;

/// <summary>What a chart of the operations page says of a moment.</summary>
public sealed class ChartTests(Browser browser, FilledSite site) : IClassFixture<Browser>, IClassFixture<FilledSite>
{
    [Fact]
    public async Task Its_values_are_read_with_the_pointer_and_with_the_keyboard()
    {
        var page = await site.OpenAsync(browser, site.Operator, new Window(Zone: "Asia/Tokyo"));
        await page.GotoAsync("/operations");
        var chart = page.Locator(".chart", new() { HasText = "Time to answer" });
        var (plot, reading) = (chart.Locator("svg"), chart.Locator("[data-reading]"));
        await plot.FocusAsync();
        await Assertions.Expect(reading).ToContainTextAsync("p95");
        var last = await reading.InnerTextAsync();
        await page.Keyboard.PressAsync("ArrowLeft");
        await Assertions.Expect(reading).Not.ToHaveTextAsync(last);
        await page.Keyboard.PressAsync("End");
        await Assertions.Expect(reading).ToHaveTextAsync(last);
        await plot.HoverAsync();
        // Of a histogram only the bucket is known: a bound is not shown as though it had been measured.
        await Assertions.Expect(reading).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("(up to|over) [0-9.]+ ms"));
        (await chart.Locator(".chart-x").InnerTextAsync()).ShouldNotContain("UTC");
        await page.KeepAsync("operations-charts");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Without_script_its_times_are_in_UTC_and_say_so()
    {
        var page = await site.OpenAsync(browser, site.Operator, new Window(Script: false, Zone: "Asia/Tokyo"));
        await page.GotoAsync("/operations");
        (await page.Locator(".chart-x time").First.InnerTextAsync()).ShouldEndWith("UTC");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_end_of_a_condition_is_in_the_readers_time_zone()
    {
        var page = await site.OpenAsync(browser, null, new Window(Zone: "Asia/Tokyo"));
        await page.GotoAsync($"/pictures/{site.Conditional.PictureId}/title");
        var until = page.Locator(".chain-what time");
        await Assertions.Expect(until).ToContainTextAsync("GMT+9");
        await page.KeepAsync("title-conditional");
        await page.Context.CloseAsync();
    }
}
