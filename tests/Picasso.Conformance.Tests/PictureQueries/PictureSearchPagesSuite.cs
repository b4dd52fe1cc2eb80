using Picasso.Pictures.Queries.ReadModel;
using Picasso.Pictures.Queries.Searching;
using static Picasso.Conformance.Tests.PictureQueries.Samples;

namespace Picasso.Conformance.Tests.PictureQueries;

/// <summary>How every read model pages, orders and counts what a search finds, reading a bounded number of pictures.</summary>
public abstract class PictureSearchPagesSuite
{
    private protected abstract IPictureReadModel Model { get; }

    [Theory]
    [InlineData(1, 2)]
    [InlineData(2, 3)]
    [InlineData(4, 7)]
    public async Task Windows_are_ranked_one_after_the_other_without_gap_or_repeat(int windowSize, int pageSize)
    {
        // The rare word in titles and descriptions, by turns; the common one in most.
        var rows = Enumerable.Range(1, 30).Select(i => Row(
            i, title: i % 3 == 0 ? "rare" : "other", description: $"{(i % 3 == 1 ? "rare " : "")}{(i % 5 != 0 ? "common" : "")}")).ToArray();
        await Model.SaveAsync(rows);
        var pages = new RankedPages(Model, windowSize);
        var at = await pages.BeginAsync(await Model.PlanAsync("common rare"), default);
        var seen = new List<long>();
        while (at is not null)
        {
            var (found, next) = await pages.ReadAsync(SearchCursor.Read(at.Write("x"), "x")!, Any, pageSize, default);
            found.Count.ShouldBeLessThanOrEqualTo(pageSize);
            seen.AddRange(found.Select(view => view.Row.Sequence));
            at = next;
            await Model.SaveAsync(Row(100 + seen.Count, title: "rare common"));
            if (at is not null)
                await pages.ResumeAsync(at, default);
        }

        var expected = rows.Where(row => row.Sequence % 3 != 2 && row.Sequence % 5 != 0).Select(row => row.Sequence).ToList();
        seen.ShouldBe(expected, ignoreOrder: true);
        var windows = seen.Chunk(windowSize).Select(window => window.Max()).ToList();
        windows.ShouldBe(windows.OrderDescending());
    }

    [Fact]
    public async Task A_filter_that_nothing_passes_ends_a_page_after_some_windows_and_the_cursor_continues()
    {
        await Model.SaveAsync([.. Enumerable.Range(1, 20).Select(i => Row(i, title: "sun", category: i == 1 ? "city" : "other"))]);
        var pages = new RankedPages(Model, windowSize: 2);
        var at = await pages.BeginAsync(await Model.PlanAsync("sun"), default);
        var (seen, calls) = (new List<long>(), 0);
        for (; at is not null; calls++)
        {
            var (found, next) = await pages.ReadAsync(at, Any with { Category = "city" }, 5, default);
            seen.AddRange(found.Select(view => view.Row.Sequence));
            at = next;
        }

        seen.ShouldBe([1]);
        calls.ShouldBe(3);
    }

    public static TheoryData<string, int, int> FilterPages
    {
        get
        {
            var data = new TheoryData<string, int, int>();
            foreach (var kind in new[] { "none", "tag", "category", "colour", "currency", "sale", "orientation", "all" })
            {
                data.Add(kind, 1, 2);
                data.Add(kind, 3, 4);
                data.Add(kind, 100, 3);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(FilterPages))]
    public async Task Without_words_pages_of_windows_have_every_picture_once(string kind, int windowSize, int pageSize)
    {
        var rows = Enumerable.Range(1, 40).Select(i => Row(
            i, category: i % 2 == 0 ? "city" : "other", tags: i % 3 == 0 ? ["sea"] : [], offer: i % 4 == 0 ? new Offer(i, i % 8 == 0 ? "USD" : "EUR") : null, height: i % 2 == 0 ? 200 : 400) with
        {
            Colours = i % 3 == 0 ? ["blue"] : [],
        }).ToArray();
        await Model.SaveAsync(rows);
        var (filter, passes) = kind switch
        {
            "tag" => (Any with { Tags = ["sea"] }, (Func<long, bool>)(i => i % 3 == 0)),
            "category" => (Any with { Category = "city" }, i => i % 2 == 0),
            "colour" => (Any with { Colour = "blue" }, i => i % 3 == 0),
            "currency" => (Any with { Currency = "USD" }, i => i % 8 == 0),
            "sale" => (Any with { ForSale = true }, i => i % 4 == 0),
            "orientation" => (Any with { Orientation = "landscape" }, i => i % 2 == 0),
            "all" => (new PictureFilter("city", ["sea"], true, "EUR", 1, 100, "landscape", "blue"), i => i % 12 == 0 && i % 8 != 0),
            _ => (Any, _ => true),
        };
        var (pages, seen, at) = (new FilteredPages(Model, windowSize), new List<long>(), (PageKey?)PageKey.Top);
        while (at is { } after)
        {
            (var found, at) = await pages.ReadAsync(filter, after, pageSize, default);
            found.Count.ShouldBeLessThanOrEqualTo(pageSize);
            seen.AddRange(found.Select(view => view.Row.Sequence));
        }

        seen.ShouldBe(rows.Select(row => row.Sequence).Where(passes).OrderDescending());
    }

    [Fact]
    public async Task Without_words_a_filter_that_nothing_passes_ends_a_page_after_some_windows_and_the_key_continues()
    {
        await Model.SaveAsync([.. Enumerable.Range(1, 20).Select(i => Row(i, category: "city", width: i == 1 ? 100 : 300))]);
        var filter = Any with { Category = "city", Orientation = "portrait" };
        var (pages, seen, calls, at) = (new FilteredPages(Model, windowSize: 2), new List<long>(), 0, (PageKey?)PageKey.Top);
        for (; at is { } after; calls++)
        {
            (var found, at) = await pages.ReadAsync(filter, after, 5, default);
            seen.AddRange(found.Select(view => view.Row.Sequence));
        }

        seen.ShouldBe([1]);
        calls.ShouldBe(3);
        // Only the newest of the category are counted.
        (await new SearchTotals(Model, 10, 10).CountAsync([], filter, default)).ShouldBe(new SearchTotal(0, true));
        (await new SearchTotals(Model, 10, 30).CountAsync([], filter, default)).ShouldBe(new SearchTotal(1, false));
    }

    [Theory]
    [InlineData(1, 2, true, "")]
    [InlineData(3, 2, false, "")]
    [InlineData(1, 3, true, "sun")]
    [InlineData(4, 5, false, "sun sea")]
    [InlineData(100, 5, true, "sun")]
    [InlineData(100, 3, false, "sun sea")]
    public async Task By_price_every_way_of_reading_gives_one_order(int windowSize, int pageSize, bool isAscending, string query)
    {
        var rows = Enumerable.Range(1, 24).Select(i => Row(
            i, title: i % 2 == 0 ? "sun" : "sun sea", offer: i % 5 == 0 ? null : new Offer(i % 4, i % 7 == 0 ? "USD" : "EUR"))).ToArray();
        await Model.SaveAsync(rows);
        var pages = new PricedPages(Model, windowSize);
        var terms = await Model.PlanAsync(query);
        var (seen, at) = (new List<long>(), (PageKey?)PageKey.Top);
        while (at is { } after)
        {
            (var found, at) = await pages.ReadAsync(terms, Any with { Currency = "EUR" }, isAscending, after, pageSize, default);
            found.Count.ShouldBeLessThanOrEqualTo(pageSize);
            seen.AddRange(found.Select(view => view.Row.Sequence));
        }

        var offered = rows.Where(row => row.Offer?.Currency == "EUR" && (!query.Contains("sea") || row.Sequence % 2 == 1)).ToList();
        seen.ShouldBe((isAscending
            ? offered.OrderBy(row => row.Offer!.PriceMinor).ThenBy(row => row.Sequence)
            : offered.OrderByDescending(row => row.Offer!.PriceMinor).ThenByDescending(row => row.Sequence)).Select(row => row.Sequence));
    }

    [Fact]
    public async Task What_is_found_is_counted_up_to_a_bound()
    {
        await Model.SaveAsync([.. Enumerable.Range(1, 12).Select(i => Row(i, title: i % 3 == 0 ? "sun" : "sun sea", category: i < 5 ? "city" : "other"))]);
        (await Total("sun sea", 10, 20)).ShouldBe(new SearchTotal(8, false));
        (await Total("sun", 10, 20)).ShouldBe(new SearchTotal(10, true));
        (await Total("", 12, 12)).ShouldBe(new SearchTotal(12, true));
        (await Total("", 12, 20)).ShouldBe(new SearchTotal(12, false));
        (await Total("", 11, 20)).ShouldBe(new SearchTotal(11, true));
        (await Total("sun", 10, 20, Any with { Category = "city" })).ShouldBe(new SearchTotal(4, false));
        // Only the newest with the word are looked at.
        (await Total("sun", 10, 10, Any with { Category = "city" })).ShouldBe(new SearchTotal(2, true));

        async Task<SearchTotal> Total(string query, int most, int counted, PictureFilter? filter = null) =>
            await new SearchTotals(Model, most, counted).CountAsync(await Model.PlanAsync(query), filter ?? Any, default);
    }

    [Fact]
    public async Task A_cursor_of_ones_own_making_cannot_rank_everything()
    {
        await Model.SaveAsync([.. Enumerable.Range(1, 9).Select(i => Row(i, title: "sun"))]);
        var pages = new RankedPages(Model, windowSize: 2);
        var begun = await pages.BeginAsync(await Model.PlanAsync("sun"), default);
        (await pages.ResumeAsync(begun, default)).ShouldBe(begun);

        var made = begun with { Window = SearchWindow.All };
        var error = (await Should.ThrowAsync<Kernel.DomainException>(() => pages.ResumeAsync(made, default))).Error;
        error.Reason.ShouldBe("cursor_invalid");
    }
}
