using Microsoft.Playwright;

namespace Picasso.Browser.Tests;

/// <summary>Keeps what a page looked like as test output.</summary>
internal static class Screenshots
{
    private static readonly string s_folder = Path.Combine(FindRoot(), "test-output", "screenshots");

    public static async Task KeepAsync(this IPage page, string name)
    {
        Directory.CreateDirectory(s_folder);
        await page.EvaluateAsync("() => scrollTo(0, 0)");
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(s_folder, $"{name}.png"), FullPage = true });
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Picasso.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("Not within the repository.");
        return folder.FullName;
    }
}
