using System.Net;
using System.Text.Json;
using NetVips;

namespace Picasso.Web.Tests;

/// <summary>What a browser asks for before it offers to install the site.</summary>
public sealed class InstallingTests(SharedWeb shared) : IClassFixture<SharedWeb>
{
    private readonly WebFixture _web = shared.Web;

    [Fact]
    public async Task Pages_name_a_manifest_whose_icons_are_what_it_says()
    {
        using var visitor = _web.Visitor();
        (await visitor.ReadAsync("/about")).ShouldContain("<link rel=\"manifest\" href=\"/site.webmanifest\"");
        using var answer = await visitor.GetAsync("/site.webmanifest");
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/manifest+json");
        var manifest = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        (manifest.GetProperty("short_name").GetString(), manifest.GetProperty("start_url").GetString(), manifest.GetProperty("display").GetString())
            .ShouldBe(("Picasso", "/", "standalone"));
        var sizes = new List<string>();
        foreach (var icon in manifest.GetProperty("icons").EnumerateArray())
        {
            var content = await (await visitor.GetAsync(icon.GetProperty("src").GetString()!)).Content.ReadAsByteArrayAsync();
            if (icon.GetProperty("type").GetString() != "image/png")
                continue;
            using var picture = Image.NewFromBuffer(content);
            $"{picture.Width}x{picture.Height}".ShouldBe(icon.GetProperty("sizes").GetString());
            sizes.Add($"{picture.Width} {(icon.TryGetProperty("purpose", out var purpose) ? purpose.GetString() : "any")}");
        }

        sizes.ShouldBe(["192 any", "512 any", "512 maskable"]);
    }

    [Fact]
    public async Task Every_address_of_the_menu_is_a_page()
    {
        using var visitor = _web.Visitor();
        var manifest = JsonDocument.Parse(await (await visitor.GetAsync("/site.webmanifest")).Content.ReadAsStringAsync()).RootElement;
        var addresses = manifest.GetProperty("shortcuts").EnumerateArray().Select(shortcut => shortcut.GetProperty("url").GetString()!).ToList();
        addresses.ShouldNotBeEmpty();
        foreach (var address in addresses)
            (await visitor.GetAsync(address)).StatusCode.ShouldBeOneOf(HttpStatusCode.OK, HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task The_worker_is_at_the_root_and_asked_for_anew()
    {
        using var visitor = _web.Visitor();
        using var worker = await visitor.GetAsync("/service-worker.js");
        worker.Content.Headers.ContentType!.MediaType.ShouldBe("text/javascript");
        worker.Headers.CacheControl!.NoCache.ShouldBeTrue();
        (await worker.Content.ReadAsStringAsync()).ShouldContain("'/offline'");
        var offline = await visitor.ReadAsync("/offline");
        offline.ShouldContain("<meta name=\"robots\" content=\"noindex\"");
        offline.ShouldMatch("href=\"[^\"]+\\.css\"");
    }
}
