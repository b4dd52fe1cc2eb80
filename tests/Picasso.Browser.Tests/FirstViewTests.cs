using Microsoft.Playwright;

namespace Picasso.Browser.Tests;

/// <summary>What one decides by on a picture's page is in view together with the picture, whatever its shape.</summary>
public sealed class FirstViewTests(Browser browser, FilledSite site) : IClassFixture<Browser>, IClassFixture<FilledSite>
{
    // The last is what must not lie under the bar at the foot of a phone.
    private static readonly string[] s_shown = [".mat img", "h1", ".by", ".piece-actions", ".offer-price", ".offer .button-primary"];

    [Theory]
    [InlineData(1440, 900)]
    [InlineData(390, 844)]
    public async Task Picture_title_creator_price_and_buttons_are_in_view_together(int width, int height)
    {
        var page = await browser.OpenAsync(site.Address, new Window(width, height));
        foreach (var (pictureWidth, pictureHeight) in new[] { (1000, 1500), (1000, 1000), (1500, 1000), (1000, 2000), (2400, 1000) })
        {
            var picture = site.Market.AddPicture(site.Seller, "A quiet harbour before the rain", width: pictureWidth, height: pictureHeight);
            await page.GotoAsync($"/pictures/{picture.PictureId}");
            (await HiddenAsync(page)).ShouldBeEmpty($"{pictureWidth} × {pictureHeight}");
        }

        await page.KeepAsync($"first-view-{width}");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task What_the_keyboard_moves_to_is_not_under_the_bar_of_a_phone()
    {
        var page = await browser.OpenAsync(site.Address, new Window(390, 844));
        await page.GotoAsync("/explore");
        await Assertions.Expect(page.Locator(".tabs")).ToBeVisibleAsync();
        var covered = new List<string>();
        for (var stop = 0; stop < 40; stop++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<string?>(Covered) is { } text)
                covered.Add(text);
        }

        covered.ShouldBeEmpty();
        await page.Context.CloseAsync();
    }

    private const string Covered = """
        () => {
          const [focused, bar] = [document.activeElement, document.querySelector('.tabs')];
          const box = focused.getBoundingClientRect();
          return focused !== document.body && !bar.contains(focused) && box.height > 0 && box.top >= bar.getBoundingClientRect().top ? focused.textContent.trim() : null;
        }
        """;

    private static Task<string[]> HiddenAsync(IPage page) => page.EvaluateAsync<string[]>(
        """
        shown => {
          const bar = document.querySelector('.tabs');
          const foot = getComputedStyle(bar).display === 'none' ? innerHeight : bar.getBoundingClientRect().top;
          return shown.filter(one => {
            const box = document.querySelector(one)?.getBoundingClientRect();
            return !box || box.height < 1 || box.top < 0 || box.bottom > foot + 1;
          });
        }
        """,
        s_shown);
}
