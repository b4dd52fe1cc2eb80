using Microsoft.Playwright;

namespace Picasso.Browser.Tests;

/// <summary>One Chromium for a test class. Screenshots go to test-output/screenshots.</summary>
public sealed class Browser : IAsyncLifetime
{
    private static readonly string[] s_flags =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ];

    private const int Patience = 30_000;

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        // Patient, for small and busy machines: what is awaited is a condition, so nothing waits longer than it needs.
        Assertions.SetDefaultExpectTimeout(Patience);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            // The cache of whole pages is one of the ways back.
            IgnoreDefaultArgs = ["--disable-back-forward-cache"],
            ExecutablePath = Environment.GetEnvironmentVariable("PICASSO_TEST_CHROMIUM") ?? "/usr/bin/chromium",
            Args = s_flags,
        });
    }

    /// <summary>A window of somebody's own: cookies are not shared with other windows.</summary>
    public async Task<IPage> OpenAsync(Uri site, Window? window = null)
    {
        window ??= new Window();
        var context = await _browser!.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = site.ToString(),
            ViewportSize = new ViewportSize { Width = window.Width, Height = window.Height },
            DeviceScaleFactor = window.Scale,
            ColorScheme = window.Dark ? ColorScheme.Dark : ColorScheme.Light,
            JavaScriptEnabled = window.Script,
            ReducedMotion = ReducedMotion.Reduce,
            TimezoneId = window.Zone,
            ServiceWorkers = window.Worker ? ServiceWorkerPolicy.Allow : ServiceWorkerPolicy.Block,
        });
        context.SetDefaultTimeout(Patience);
        return await context.NewPageAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
    }
}

/// <summary>Another size of an open window.</summary>
internal static class Resizing
{
    /// <summary>
    /// Sets the size and waits for two frames of it. A busy browser answers a script in between with sizes of the old window and styles of the new one.
    /// </summary>
    public static async Task ResizeAsync(this IPage page, int width, int height)
    {
        await page.SetViewportSizeAsync(width, height);
        await page.EvaluateAsync(
            """
            width => new Promise(done => {
              const look = () => innerWidth === width ? requestAnimationFrame(() => requestAnimationFrame(done)) : requestAnimationFrame(look);
              look();
            })
            """,
            width);
    }
}

/// <summary>How a person looks at the site. A service worker asks for pages itself, past what a test puts between browser and site.</summary>
public sealed record Window(int Width = 1280, int Height = 900, bool Dark = false, bool Script = true, string? Zone = null, bool Worker = false, float Scale = 1)
{
    public static Window Phone { get; } = new(390, 844);
}
