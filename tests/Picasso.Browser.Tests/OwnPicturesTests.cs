using Microsoft.Playwright;

namespace Picasso.Browser.Tests;

/// <summary>One's own pictures as a grid: one tab stop, arrow keys and space, and several changed at once.</summary>
public sealed class OwnPicturesTests(Browser browser, FilledSite site) : IClassFixture<Browser>, IClassFixture<FilledSite>
{
    private const string Grid = "/me/studio/pictures";

    [Fact]
    public async Task The_grid_is_one_tab_stop_and_pictures_are_chosen_by_keyboard()
    {
        var page = await site.OpenAsync(browser, site.Seller);
        await page.GotoAsync(Grid);
        var cells = page.Locator("[data-cell]");
        await Assertions.Expect(page.Locator("[data-cell][tabindex='0']")).ToHaveCountAsync(1);
        await page.Locator("select[name=order]").FocusAsync();
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(cells.First).ToBeFocusedAsync();
        foreach (var key in new[] { "Space", "ArrowRight", "Space", "ArrowDown", "ArrowUp", "ArrowLeft", "End", "Space" })
            await page.Keyboard.PressAsync(key);
        await Assertions.Expect(page.Locator("[data-chosen]")).ToHaveTextAsync("3 chosen.");
        await Assertions.Expect(cells.Last).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Tab");
        (await page.EvaluateAsync<bool>("() => !document.activeElement.closest('[data-grid]')")).ShouldBeTrue();
        await page.LookAtAsync("own-pictures", PageLooks.All);

        // What is loaded later belongs to the grid.
        var shown = await cells.CountAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Load more" }).ClickAsync();
        await Assertions.Expect(cells.Nth(shown)).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("[data-cell][tabindex='0']")).ToHaveCountAsync(1);
        await cells.First.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("[data-back]").WaitForAsync();
    }

    [Fact]
    public async Task Filters_apply_at_once_and_several_are_edited_and_deleted_after_asking()
    {
        var page = await site.OpenAsync(browser, site.Seller, Window.Phone);
        await page.GotoAsync(Grid);
        await page.Locator("select[name=show]").SelectOptionAsync("for-sale");
        await page.ArriveAtAsync(@"/me/studio/pictures\?show=for-sale&order=");
        await Assertions.Expect(page.Locator("[data-item]").Filter(new() { HasText = "Not for sale" })).ToHaveCountAsync(0);
        await ChooseAsync(page, 2);
        await page.GetByRole(AriaRole.Button, new() { Name = "Edit chosen" }).ClickAsync();
        await page.GetByLabel("Add tags to all").FillAsync("golden hour");
        await page.LookAtAsync("own-pictures-edit", PageLooks.All);
        await page.ResizeAsync(390, 844);
        await page.GetByLabel("Title").First.FillAsync("A better title");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save 2 pictures" }).ClickAsync();
        await Assertions.Expect(page.GetByText("2 pictures changed.")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "A better title" })).ToBeVisibleAsync();

        await ChooseAsync(page, 1);
        await page.GetByText("Price…").ClickAsync();
        await page.GetByLabel("Price of each").FillAsync("95");
        await page.LookAtAsync("own-pictures-price", Window.Phone, new Window(1440));
        await page.GetByRole(AriaRole.Button, new() { Name = "Sell at this price" }).ClickAsync();
        await Assertions.Expect(page.GetByText("1 picture for sale at €95.00.")).ToBeVisibleAsync();

        var before = await page.Locator("[data-item]").First.GetAttributeAsync("data-item");
        await ChooseAsync(page, 1);
        await page.GetByRole(AriaRole.Button, new() { Name = "Delete…" }).ClickAsync();
        await page.LookAtAsync("own-pictures-delete", PageLooks.All);
        await page.GetByRole(AriaRole.Button, new() { Name = "Delete 1 picture for good" }).ClickAsync();
        await Assertions.Expect(page.GetByText("1 picture deleted.")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator($"[data-item='{before}']")).ToHaveCountAsync(0);
    }

    private static async Task ChooseAsync(IPage page, int number)
    {
        for (var index = 0; index < number; index++)
            await page.Locator("[data-cell]").Nth(index).CheckAsync();
    }
}
