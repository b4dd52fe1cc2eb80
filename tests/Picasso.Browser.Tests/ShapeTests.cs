using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Picasso.Contracts.Pictures;
using Picasso.Contracts.Users;
using Picasso.Fakes.Site;

namespace Picasso.Browser.Tests;

/// <summary>Pictures of every shape are shown without bands of their placeholder beside them, and strips can be judged.</summary>
public sealed partial class ShapeTests(Browser browser, FilledSite site) : IClassFixture<Browser>, IClassFixture<FilledSite>
{
    public static TheoryData<int, int, int, int> Shapes
    {
        get
        {
            var data = new TheoryData<int, int, int, int>();
            foreach (var (width, height) in ((int, int)[])[(390, 844), (1440, 900)])
            {
                foreach (var (across, down) in ((int, int)[])[(3000, 2000), (2000, 3000), (1125, 2436), (12000, 1000), (400, 20000)])
                    data.Add(width, height, across, down);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task A_placeholder_is_nowhere_larger_than_its_picture(int width, int height, int across, int down)
    {
        var picture = Add(across, down);
        var page = await OpenAsync(width, height);
        var faults = new List<string>();
        foreach (var (name, address) in Pages(picture))
        {
            await page.GotoAsync(address);
            await Assertions.Expect(page.Locator("main img[style*='background-image']").First).ToBeVisibleAsync();
            await page.WaitForFunctionAsync("() => { const image = document.querySelector('main img[style*=background-image]'); return image.complete && image.naturalWidth > 0; }");
            await page.KeepAsync($"shape-{across}x{down}-{name}-{width}");
            faults.AddRange(await page.EvaluateAsync<string[]>("""
                address => {
                  const faults = [], wide = document.documentElement.clientWidth;
                  if (document.documentElement.scrollWidth > wide) faults.push(`${address} is ${document.documentElement.scrollWidth} wide`);
                  for (const image of document.querySelectorAll('main img[style*="background-image"]')) {
                    const box = image.getBoundingClientRect();
                    if (box.width < 2 || !image.checkVisibility()) continue;
                    const whole = image.getAttribute('width') / image.getAttribute('height');
                    const fills = getComputedStyle(image).objectFit === 'cover' || Math.abs(box.width - box.height * whole) <= 1.5 || Math.abs(box.height - box.width / whole) <= 1.5;
                    if (!fills) faults.push(`${address}: a picture of ratio ${whole} in a box of ${box.width} x ${box.height}`);
                    const frame = image.closest('[style*="background-image"]:not(img)')?.getBoundingClientRect();
                    if (frame && (frame.width - box.width > 1.5 || frame.height - box.height > 1.5)) faults.push(`${address}: a frame of ${frame.width} x ${frame.height} around ${box.width} x ${box.height}`);
                  }
                  return faults;
                }
                """, address));
        }

        faults.ShouldBeEmpty();
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData(390, 844, 12000, 1000)]
    [InlineData(1440, 900, 12000, 1000)]
    [InlineData(390, 844, 400, 20000)]
    [InlineData(1440, 900, 400, 20000)]
    public async Task A_strip_is_shown_at_a_size_to_judge_and_whole_on_request(int width, int height, int across, int down)
    {
        var picture = Add(across, down);
        var page = await OpenAsync(width, height);
        await page.GotoAsync($"/pictures/{picture.PictureId}");
        var image = await page.Locator(".mat img").BoundingBoxAsync();
        Math.Min(image!.Width, image.Height).ShouldBeGreaterThanOrEqualTo(300);
        var frame = await page.Locator(".strip").BoundingBoxAsync();
        (frame!.X >= 0 && frame.X + frame.Width <= width && frame.Height <= height).ShouldBeTrue();

        await page.GetByRole(AriaRole.Link, new() { Name = "See the whole picture" }).ClickAsync();
        var whole = await page.Locator("dialog.zoom img").BoundingBoxAsync();
        (whole!.Width <= width && whole.Height <= height).ShouldBeTrue();
        (await page.Locator("dialog.zoom img").EvaluateAsync<string>("image => getComputedStyle(image).objectFit")).ShouldBe("contain");
        await page.Context.CloseAsync();
    }

    // A person decides by this picture whether the file is damaged.
    [Theory]
    [InlineData(390, 844, 3000, 2000, 350)]
    [InlineData(1440, 900, 3000, 2000, 500)]
    [InlineData(390, 844, 2000, 3000, 300)]
    [InlineData(1440, 900, 2000, 3000, 350)]
    public async Task A_picture_that_may_be_damaged_is_shown_as_large_as_fits_beside_the_warning(int width, int height, int across, int down, int least)
    {
        var picture = Add(across, down);
        var page = await OpenAsync(width, height, site.Seller);
        await page.GotoAsync($"/pictures/{picture.PictureId}/check");
        var image = page.Locator("main img");
        await image.EvaluateAsync("image => image.decode()");
        await page.KeepAsync($"check-{across}x{down}-{width}");
        var box = await image.BoundingBoxAsync();
        box!.Width.ShouldBeGreaterThanOrEqualTo(least);
        box.Height.ShouldBeLessThanOrEqualTo(height * 0.65f);
        await image.ClickAsync();
        await Assertions.Expect(page.Locator("dialog.zoom img")).ToBeVisibleAsync();
        await page.Context.CloseAsync();
    }

    private static IEnumerable<(string Name, string Address)> Pages(Picture picture) =>
    [
        ("view", $"/pictures/{picture.PictureId}"), ("buy", $"/pictures/{picture.PictureId}/buy"), ("title", $"/pictures/{picture.PictureId}/title"), ("explore", "/explore"),
    ];

    private Picture Add(int across, int down)
    {
        var picture = site.Market.AddPicture(site.Seller, $"Shape {across} by {down}", width: across, height: down, media: $"shape-{across}x{down}");
        picture.Placeholder = FakeMarket.Placeholder;
        return picture;
    }

    private async Task<IPage> OpenAsync(int width, int height, Account? account = null)
    {
        var page = await site.OpenAsync(browser, account ?? site.Buyer, new Window(width, height));
        await page.RouteAsync("**/media/shape-*", route =>
        {
            var size = Size().Match(route.Request.Url);
            var (across, down) = (size.Groups[1].Value, size.Groups[2].Value);
            return route.FulfillAsync(new RouteFulfillOptions
            {
                ContentType = "image/svg+xml",
                Body = $"<svg xmlns='http://www.w3.org/2000/svg' width='{across}' height='{down}'><pattern id='p' width='400' height='400' patternUnits='userSpaceOnUse'>"
                    + "<rect width='400' height='400' fill='#2a6f97'/><circle cx='200' cy='200' r='150' fill='#f4a259'/></pattern><rect width='100%' height='100%' fill='url(#p)'/></svg>",
            });
        });
        return page;
    }

    [GeneratedRegex(@"shape-(\d+)x(\d+)")]
    private static partial Regex Size();
}
