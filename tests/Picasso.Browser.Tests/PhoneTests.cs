using System.Text.Json;
using Microsoft.Playwright;
using Picasso.Testing;
using Picasso.Testing.Processes;

namespace Picasso.Browser.Tests;

/// <summary>The site on a slow phone: bytes, jumps and ratios are asserted, times printed, and compared with a bare page of one picture in the same run.</summary>
[Collection(Measured.Name)]
public sealed class PhoneTests(Browser browser, PhoneSite site) : IClassFixture<Browser>, IClassFixture<PhoneSite>
{
    private const long MostText = 100_000;
    private const double MostShift = 0.02;
    private const double MostPictureBytes = 1.3;
    private static readonly Network s_slow = new("400 kbit/s", 400_000 / 8, 400);
    private static readonly Network s_better = new("1.6 Mbit/s", 1_600_000 / 8, 150);
    private static readonly Window s_phone = Window.Phone with { Scale = 3 };

    public static TheoryData<string> Pages => ["/explore", "/", "{person}", "{picture}"];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_first_visit_on_a_phone_is_small_and_still(string pattern)
    {
        var page = await browser.OpenAsync(site.Address, s_phone);
        await using var visit = await Visit.BeginAsync(page, s_slow, cpu: 4);
        await page.GotoAsync(AddressOf(pattern));
        await visit.SettleAsync();
        var (text, shown) = (visit.BytesOf("Document", "Stylesheet", "Script"), await visit.ShownAsync());
        var needed = shown.Sum(image => PhoneSite.BytesAt(image.Url, image.NeededWidth));
        var ratio = visit.BytesOf(shown.Select(image => image.Url).ToHashSet()) / (double)needed;
        var figures = await visit.FiguresAsync();

        Figure.Print($"phone, {pattern}, {s_slow.Name}: {text / 1000.0:0.0} kB of text and script, first picture {(figures.FirstPicture > 0 ? $"{figures.FirstPicture:0} ms" : "no candidate for the largest paint")}, layout shift {figures.Shift:0.000}, pictures {ratio:0.00} of the bytes that the pixels need");
        text.ShouldBeLessThan(MostText, visit.Loaded());
        figures.Shift.ShouldBeLessThan(MostShift);
        shown.ShouldNotBeEmpty();
        ratio.ShouldBeLessThanOrEqualTo(MostPictureBytes, visit.Loaded() + string.Join(", ", shown));
    }

    [Fact]
    public async Task The_largest_picture_comes_soon_after_that_of_a_bare_page()
    {
        var bare = await LargestPaintAsync("/bare");
        var feed = await LargestPaintAsync("/explore");
        Figure.Print($"phone, {s_better.Name}: largest contentful paint {feed:0} ms, {feed / bare:0.0} of a bare page with one such picture ({bare:0} ms)");
        feed.ShouldBeGreaterThan(0);
        bare.ShouldBeGreaterThan(0);
    }

    private async Task<double> LargestPaintAsync(string address)
    {
        var page = await browser.OpenAsync(site.Address, s_phone);
        await page.RouteAsync("**/bare", route => route.FulfillAsync(new RouteFulfillOptions
        {
            ContentType = "text/html", Body = "<!DOCTYPE html><meta name=viewport content='width=device-width'><img src='/media/phone0-1280.webp' width=366 height=244>",
        }));
        await using var visit = await Visit.BeginAsync(page, s_better, cpu: 4);
        await page.GotoAsync(address);
        await visit.SettleAsync();
        return (await visit.FiguresAsync()).Largest;
    }

    private string AddressOf(string pattern) => pattern
        .Replace("{picture}", $"/pictures/{site.Picture.PictureId}", StringComparison.Ordinal)
        .Replace("{person}", $"/people/{site.Seller.Profile.UserId}", StringComparison.Ordinal);
}

/// <summary>A throttled connection.</summary>
/// <param name="Name">As people say it.</param>
/// <param name="BytesPerSecond">Down.</param>
/// <param name="Latency">Of each request, in milliseconds.</param>
internal sealed record Network(string Name, int BytesPerSecond, int Latency);

/// <summary>An image in the first view.</summary>
/// <param name="Url">What the browser chose.</param>
/// <param name="NeededWidth">The width in pixels of the device.</param>
internal sealed record ShownImage(string Url, int NeededWidth);

/// <summary>Times in milliseconds since the navigation; 0 for what did not happen.</summary>
internal sealed record VisitFigures(double FirstPicture, double Largest, double Shift);

/// <summary>One page load through the DevTools protocol: throttled, and every transferred byte counted.</summary>
internal sealed class Visit : IAsyncDisposable
{
    private const string Observe = """
        window.seen = { first: 0, largest: 0, shift: 0 };
        new PerformanceObserver(list => { for (const entry of list.getEntries()) {
          seen.largest = entry.startTime;
          if (!seen.first && entry.element?.tagName === 'IMG') seen.first = entry.startTime;
        } }).observe({ type: 'largest-contentful-paint', buffered: true });
        new PerformanceObserver(list => { for (const entry of list.getEntries()) if (!entry.hadRecentInput) seen.shift += entry.value; })
          .observe({ type: 'layout-shift', buffered: true });
        """;

    private readonly IPage _page;
    private readonly ICDPSession _session;
    private readonly Dictionary<string, (string Type, string Url)> _requests = [];
    private readonly List<(string Type, string Url, long Bytes)> _loaded = [];

    private Visit(IPage page, ICDPSession session) => (_page, _session) = (page, session);

    public static async Task<Visit> BeginAsync(IPage page, Network network, int cpu)
    {
        await page.AddInitScriptAsync(Observe);
        var visit = new Visit(page, await page.Context.NewCDPSessionAsync(page));
        visit._session.Event("Network.responseReceived").OnEvent += (_, data) => visit.Received(data!.Value);
        visit._session.Event("Network.loadingFinished").OnEvent += (_, data) => visit.Finished(data!.Value);
        await visit._session.SendAsync("Network.enable");
        await visit._session.SendAsync("Network.emulateNetworkConditions", new Dictionary<string, object>
        {
            ["offline"] = false, ["latency"] = network.Latency, ["downloadThroughput"] = network.BytesPerSecond, ["uploadThroughput"] = network.BytesPerSecond,
        });
        await visit._session.SendAsync("Emulation.setCPUThrottlingRate", new Dictionary<string, object> { ["rate"] = cpu });
        return visit;
    }

    /// <summary>Until every image in view is painted.</summary>
    public async Task SettleAsync()
    {
        await _page.WaitForFunctionAsync(
            """
            () => document.readyState === 'complete' && [...document.images]
              .filter(image => { const box = image.getBoundingClientRect(); return box.width > 2 && box.top < innerHeight && box.bottom > 0; })
              .every(image => image.complete && image.naturalWidth > 0)
            """);
        await Wait.UntilAsync(async () => (await FiguresAsync()).Largest > 0, () => "Nothing was painted.");
    }

    /// <summary>The previews that are in view, with the width that the device's pixels need.</summary>
    public async Task<IReadOnlyList<ShownImage>> ShownAsync() => JsonSerializer.Deserialize<List<ShownImage>>(
        await _page.EvaluateAsync<string>(
            """
            () => JSON.stringify([...document.images].filter(image => image.currentSrc.includes('/media/phone')).map(image => [image, image.getBoundingClientRect()])
              .filter(([, box]) => box.width > 2 && box.top < innerHeight && box.bottom > 0)
              .map(([image, box]) => ({ url: image.currentSrc, neededWidth: Math.ceil(Math.max(box.width, box.height * image.getAttribute('width') / image.getAttribute('height')) * devicePixelRatio) })))
            """),
        JsonSerializerOptions.Web)!;

    public async Task<VisitFigures> FiguresAsync() => JsonSerializer.Deserialize<VisitFigures>(
        await _page.EvaluateAsync<string>("() => JSON.stringify({ firstPicture: seen.first, largest: seen.largest, shift: seen.shift })"), JsonSerializerOptions.Web)!;

    public long BytesOf(params string[] types) => Sum(one => types.Contains(one.Type));

    public long BytesOf(HashSet<string> urls) => Sum(one => urls.Contains(one.Url));

    /// <summary>Everything that was transferred, for the message of a failure.</summary>
    public string Loaded()
    {
        lock (_loaded)
            return string.Join('\n', _loaded.OrderByDescending(one => one.Bytes).Select(one => $"{one.Bytes} {one.Type} {one.Url}"));
    }

    public async ValueTask DisposeAsync() => await _page.Context.CloseAsync();

    private long Sum(Func<(string Type, string Url, long Bytes), bool> which)
    {
        lock (_loaded)
            return _loaded.Where(which).Sum(one => one.Bytes);
    }

    private void Received(JsonElement data)
    {
        lock (_loaded)
            _requests[data.GetProperty("requestId").GetString()!] = (data.GetProperty("type").GetString()!, data.GetProperty("response").GetProperty("url").GetString()!);
    }

    private void Finished(JsonElement data)
    {
        lock (_loaded)
        {
            if (_requests.TryGetValue(data.GetProperty("requestId").GetString()!, out var request))
                _loaded.Add((request.Type, request.Url, (long)data.GetProperty("encodedDataLength").GetDouble()));
        }
    }
}
