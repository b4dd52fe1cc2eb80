using Microsoft.Playwright;

namespace Picasso.Browser.Tests;

/// <summary>Keeps what a page looks like in several windows, and checks its layout and accessibility in each.</summary>
internal static class PageLooks
{
    /// <summary>A desk and a phone, each in light and dark.</summary>
    public static Window[] All { get; } = [new(1440), new(1440, 900, Dark: true), Window.Phone, Window.Phone with { Dark = true }];

    public static async Task LookAtAsync(this IPage page, string name, params Window[] windows)
    {
        var faults = new List<string>();
        foreach (var window in windows)
        {
            await page.EmulateMediaAsync(new() { ColorScheme = window.Dark ? ColorScheme.Dark : ColorScheme.Light });
            await page.ResizeAsync(window.Width, window.Height);
            await page.KeepAsync($"{name}-{window.Width}x{window.Height}{(window.Dark ? "-dark" : "")}");
            faults.AddRange(await PageChecks.LayoutAsync(page));
            faults.AddRange(await PageChecks.AccessAsync(page));
        }

        faults.ShouldBeEmpty(name);
    }
}
