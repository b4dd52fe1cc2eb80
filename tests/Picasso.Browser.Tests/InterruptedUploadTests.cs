using System.Security.Cryptography;
using Microsoft.Playwright;
using NetVips;
using Picasso.Testing;
using Picasso.Testing.Hosting;
using Picasso.Testing.Processes;
using Picasso.Testing.StandIns;

namespace Picasso.Browser.Tests;

/// <summary>A large file over a connection that breaks, to a server that is killed.</summary>
[Trait(Pace.Trait, Pace.Slow)]
public sealed class InterruptedUploadTests(Browser browser) : IClassFixture<Browser>, IDisposable
{
    private const int Side = 5_800;
    private const int MB = 1_000_000;
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(4);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("picasso-browser-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Two_hundred_megabytes_cut_five_times_with_the_server_killed_once_arrive_as_they_are()
    {
        var file = Path.Combine(_folder.FullName, "large.tif");
        MakeTiff(file);
        var data = Path.Combine(_folder.FullName, "data");
        await using var first = await StandaloneProcess.StartAsync(data);
        await using var proxy = new CuttingProxy(first.WebAddress.Port, 20 * MB, 50 * MB, 80 * MB, 130 * MB, 160 * MB);
        var page = (await Member.JoinAsync(browser, first.WebAddress, "Ada", Window.Phone)).Page;
        await page.GotoAsync($"http://{first.WebAddress.Host}:{proxy.Port}/upload");
        await page.GetByLabel("Title").FillAsync("Long way");
        await page.Locator("input[type=file]").SetInputFilesAsync(file);
        await page.GetByRole(AriaRole.Button, new() { Name = "Upload", Exact = true }).ClickAsync();
        await Eventually.Holds(() => Task.FromResult(proxy.Cuts), cuts => cuts == 3, s_patience);
        await Eventually.Holds(() => Task.FromResult(proxy.Received), received => received > 100 * MB, s_patience);

        await first.KillAsync();
        await Assertions.Expect(page.Locator("[data-stage]")).ToContainTextAsync("goes on by itself");
        await page.KeepAsync("upload-waiting");
        await using var second = await StandaloneProcess.StartAsync(data);
        proxy.Target = second.WebAddress.Port;

        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Long way", Level = 1 }))
            .ToBeVisibleAsync(new() { Timeout = (float)s_patience.TotalMilliseconds });
        var original = Directory.GetFiles(Path.Combine(data, "objects", "originals"), "*", SearchOption.AllDirectories).ShouldHaveSingleItem();
        (await Sha256Async(original)).ShouldBe(await Sha256Async(file));
        proxy.Cuts.ShouldBe(5);
        // What was on its way when a connection broke is sent again, and no more.
        proxy.Received.ShouldBeLessThan(new FileInfo(file).Length + 100 * MB);
        Figure.Print($"large upload, cut five times: {new FileInfo(file).Length / MB} MB arrived by {proxy.Received / MB} MB sent");
    }

    private static void MakeTiff(string path)
    {
        var cells = new byte[20 * 20 * 3];
        new Random(4_711).NextBytes(cells);
        using var tiny = Image.NewFromMemory(cells, 20, 20, 3, Enums.BandFormat.Uchar).Copy(interpretation: Enums.Interpretation.Srgb);
        using var large = tiny.Resize(Side / 20.0, kernel: Enums.Kernel.Cubic);
        using var deep = (large * 257).Cast(Enums.BandFormat.Ushort).Copy(interpretation: Enums.Interpretation.Rgb16);
        deep.Tiffsave(path);
    }

    private static async Task<string> Sha256Async(string path)
    {
        await using var content = File.OpenRead(path);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(content));
    }
}
