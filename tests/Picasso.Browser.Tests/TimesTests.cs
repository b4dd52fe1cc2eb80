using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using Microsoft.Playwright;
using Picasso.Contracts.Reactions;
using Picasso.Fakes.Site;

namespace Picasso.Browser.Tests;

/// <summary>Times are those of the reader's own zone.</summary>
public sealed class TimesTests(Browser browser, FilledSite site) : IClassFixture<Browser>, IClassFixture<FilledSite>
{
    [Fact]
    public async Task Times_are_shown_in_the_readers_zone()
    {
        var page = await site.OpenAsync(browser, null, new Window(Zone: "Asia/Kolkata"));
        await page.GotoAsync($"/pictures/{site.Wordy.PictureId}/title");
        var time = page.Locator("main time").First;
        var at = DateTimeOffset.Parse((await time.GetAttributeAsync("datetime"))!, CultureInfo.InvariantCulture);
        var there = at.ToOffset(TimeSpan.FromMinutes(330)).ToString("d MMMM yyyy, HH:mm", CultureInfo.InvariantCulture);
        await Assertions.Expect(time).ToContainTextAsync(there);
        (await time.GetAttributeAsync("title"))!.ShouldContain("UTC");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task What_was_long_ago_is_a_date_of_the_readers_zone()
    {
        var at = new DateTimeOffset(2026, 3, 1, 23, 30, 0, TimeSpan.Zero);
        site.Market.Comments.Add(new Comment
        {
            CommentId = "old", PictureId = site.Conditional.PictureId, AuthorId = site.Buyer.Profile.UserId, Text = "From long ago", CreatedAt = at.ToTimestamp(),
        });
        var page = await site.OpenAsync(browser, null, new Window(Zone: "Asia/Tokyo"));
        await page.GotoAsync($"/pictures/{site.Conditional.PictureId}");
        await Assertions.Expect(page.Locator($"time[datetime^='2026-03-01T23:30']")).ToHaveTextAsync("2 March 2026");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Exact_times_and_times_of_day_are_shown_in_the_readers_zone()
    {
        var page = await site.OpenAsync(browser, site.Operator, new Window(Zone: "Asia/Kolkata"));
        await ThereAsync("/operations/logs", "clock", "HH:mm:ss.fff");
        await ThereAsync($"/operations/traces/{FakeTelemetry.TraceId}", "exact", "d MMMM yyyy, HH:mm:ss.fff");
        await page.Context.CloseAsync();

        async Task ThereAsync(string address, string form, string format)
        {
            await page.GotoAsync(address);
            var time = page.Locator($"main time[data-time='{form}']").First;
            var at = DateTimeOffset.Parse((await time.GetAttributeAsync("datetime"))!, CultureInfo.InvariantCulture);
            await Assertions.Expect(time).ToContainTextAsync(at.ToOffset(TimeSpan.FromMinutes(330)).ToString(format, CultureInfo.InvariantCulture));
        }
    }
}
