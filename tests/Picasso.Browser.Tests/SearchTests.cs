using Microsoft.Playwright;

namespace Picasso.Browser.Tests;

/// <summary>The search: suggestions by the keyboard, and filters that apply at once, or by the button without script.</summary>
public sealed class SearchTests(Browser browser, FilledSite site) : IClassFixture<Browser>, IClassFixture<FilledSite>
{
    [Theory]
    [InlineData("/search")]
    [InlineData("/explore")]
    public async Task Suggestions_are_a_combobox(string path)
    {
        var page = await site.OpenAsync(browser, null);
        await page.GotoAsync(path);
        var field = page.Locator("[data-suggest]");
        await field.PressSequentiallyAsync("pict");
        var options = page.Locator("[role=listbox] [role=option]");
        await Assertions.Expect(options.First).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Combobox, new() { Expanded = true })).ToBeFocusedAsync();
        await Assertions.Expect(page.Locator("[data-status]")).ToContainTextAsync("suggestions");
        await page.KeepAsync($"suggestions-{path[1..]}");

        await page.Keyboard.PressAsync("ArrowDown");
        await Assertions.Expect(field).ToHaveAttributeAsync("aria-activedescendant", "suggestion-0");
        await Assertions.Expect(options.First).ToHaveAttributeAsync("aria-selected", "true");
        await page.Keyboard.PressAsync("ArrowUp");
        await Assertions.Expect(field).Not.ToHaveAttributeAsync("aria-activedescendant", "suggestion-0");
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(options).ToHaveCountAsync(0);
        await Assertions.Expect(field).ToHaveValueAsync("pict");

        await field.PressSequentiallyAsync("u");
        await Assertions.Expect(options.Last).ToContainTextAsync("Somebody <with> signs");
        await page.Keyboard.PressAsync("ArrowUp");
        await page.Keyboard.PressAsync("Enter");
        await page.ArriveAtAsync("/people/.*");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_suggestion_is_chosen_by_the_mouse_and_the_list_closes_with_the_focus()
    {
        var page = await site.OpenAsync(browser, null);
        await page.GotoAsync("/search");
        var field = page.Locator("[data-suggest]");
        await field.PressSequentiallyAsync("pict");
        await Assertions.Expect(page.Locator("[role=listbox] [role=option]").First).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.Locator("[role=listbox] [role=option]")).ToHaveCountAsync(0);
        await field.FocusAsync();
        await field.PressSequentiallyAsync("u");
        await page.Locator("[role=listbox] [role=option]").First.ClickAsync();
        await page.ArriveAtAsync("/search[?].*");
        await Assertions.Expect(page.Locator(".found")).ToContainTextAsync("picture");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Filters_apply_together_as_soon_as_they_are_chosen()
    {
        var page = await site.OpenAsync(browser, null);
        await page.GotoAsync("/search?q=picture");
        await Assertions.Expect(page.Locator(".found")).ToContainTextAsync("pictures");
        await page.GetByLabel("Sort by").SelectOptionAsync("price-up");
        await page.ArriveAtAsync("/search.*order=price-up.*");
        await page.GetByLabel("For sale").CheckAsync();
        await page.ArriveAtAsync("/search.*sale=1.*");
        (new Uri(page.Url).Query).ShouldContain("order=price-up");
        await Assertions.Expect(page.GetByLabel("Sort by")).ToHaveValueAsync("price-up");
        await page.KeepAsync("search-sorted");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Without_script_the_button_applies_the_filters()
    {
        var page = await site.OpenAsync(browser, null, new Window(Script: false));
        await page.GotoAsync("/search?q=picture");
        await page.GetByLabel("Sort by").SelectOptionAsync("price-down");
        page.Url.ShouldNotContain("order=price-down");
        await page.GetByRole(AriaRole.Button, new() { Name = "Search", Exact = true }).ClickAsync();
        await page.ArriveAtAsync("/search.*order=price-down.*");
        await Assertions.Expect(page.Locator(".found")).ToContainTextAsync("picture");
        await page.Context.CloseAsync();
    }
}
