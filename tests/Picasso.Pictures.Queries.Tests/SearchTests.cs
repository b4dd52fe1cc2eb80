using Picasso.Contracts.Pictures;
using Picasso.Testing.Hosting;
using static Picasso.Pictures.Queries.Tests.QueriesHost;
using static Picasso.Pictures.Queries.Tests.ErrorAssertions;

namespace Picasso.Pictures.Queries.Tests;

public class SearchTests
{
    [Fact]
    public async Task A_title_ranks_above_a_tag_and_pages_hold()
    {
        await using var host = await StartAsync();
        var tag = await host.UploadAsync(tags: ["sunrise"], title: "hill");
        var title = await host.UploadAsync(title: "Sunrise over the hill", price: (500, "EUR"));
        var newest = await host.UploadAsync(tags: ["sunrise"], title: "sea");
        await host.GetAsync(newest.Id, newest.Position);
        var first = await host.Client().SearchAsync(new SearchRequest { Query = " SUNRI ", PageSize = 2 });
        first.Pictures.Select(picture => picture.PictureId).ShouldBe([title.Id, newest.Id]);
        var more = await host.UploadAsync(title: "Sunrise sunrise");
        await host.GetAsync(more.Id, more.Position);
        var second = await host.Client().SearchAsync(new SearchRequest { Query = " SUNRI ", PageSize = 2, Cursor = first.NextCursor });
        second.Pictures.Select(picture => picture.PictureId).ShouldBe([tag.Id]);
        second.NextCursor.ShouldBeEmpty();
        (await host.Client().SearchAsync(new SearchRequest { Query = "hill", ForSale = true })).Pictures.Single().PictureId.ShouldBe(title.Id);
    }

    [Fact]
    public async Task Without_words_the_filters_list()
    {
        await using var host = await StartAsync();
        var cheap = await host.UploadAsync(tags: ["a", "b"], price: (100, "EUR"));
        var dear = await host.UploadAsync(tags: ["a"], price: (900, "EUR"));
        await host.GetAsync(dear.Id, dear.Position);
        (await Ids(new SearchRequest())).ShouldBe([dear.Id, cheap.Id]);
        (await Ids(new SearchRequest { Tags = { "A", "b" } })).ShouldBe([cheap.Id]);
        (await Ids(new SearchRequest { MinPriceMinor = 101, PriceCurrency = "EUR" })).ShouldBe([dear.Id]);
        (await Ids(new SearchRequest { MaxPriceMinor = 100, PriceCurrency = "EUR" })).ShouldBe([cheap.Id]);
        (await Ids(new SearchRequest { MaxPriceMinor = 100, PriceCurrency = "USD" })).ShouldBeEmpty();
        (await Ids(new SearchRequest { Orientation = "portrait" })).ShouldBeEmpty();
        (await Ids(new SearchRequest { Orientation = "any" })).Count().ShouldBe(2);

        async Task<IEnumerable<string>> Ids(SearchRequest request) =>
            (await host.Client().SearchAsync(request)).Pictures.Select(picture => picture.PictureId);
    }

    [Fact]
    public async Task A_picture_is_found_by_the_colours_of_its_placeholder()
    {
        await using var host = await StartAsync();
        var red = await host.UploadAsync(
            title: "poppy", placeholder: "UklGRj4AAABXRUJQVlA4IDIAAADQAgCdASoYABAAPyV6tFGuJ6UisAgBwCSJQBadBaSAAP7kAW9y0VgX9Xfnb9T3ewbAAA==");
        var none = await host.UploadAsync(title: "poppy");
        await host.GetAsync(none.Id, none.Position);
        (await host.Client().SearchAsync(new SearchRequest { Colour = "red", WithTotal = true })).ShouldSatisfyAllConditions(
            page => page.Pictures.Single().PictureId.ShouldBe(red.Id), page => page.Total.ShouldBe(1), page => page.TotalIsMinimum.ShouldBeFalse());
        (await host.Client().SearchAsync(new SearchRequest { Query = "poppy", Colour = "red" })).Pictures.Single().PictureId.ShouldBe(red.Id);
        (await host.Client().SearchAsync(new SearchRequest { Colour = "blue" })).Pictures.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_search_that_makes_no_sense_is_refused()
    {
        await using var host = await StartAsync();
        SearchRequest[] wrong =
        [
            new() { Query = new string('x', 201) }, new() { Query = new string('x', 10_240) }, new() { Query = "\u200F\u202E\u0001" }, new() { Query = "?!" }, new() { MinPriceMinor = 5 }, new() { MinPriceMinor = -1 },
            new() { MinPriceMinor = 5, MaxPriceMinor = 4, PriceCurrency = "EUR" }, new() { MaxPriceMinor = 4, PriceCurrency = "XXX" },
            new() { Orientation = "diagonal" }, new() { Colour = "infrared" }, new() { Tags = { "" } }, new() { Tags = { new string('x', 31) } },
        ];
        foreach (var request in wrong)
            (await ErrorOf(host.Client().SearchAsync(request))).Reason.ShouldBe("query_invalid", request.ToString());
        (await ErrorOf(host.Client().SearchAsync(new SearchRequest { Cursor = "x" }))).Reason.ShouldBe("cursor_invalid");
        (await host.Client().SearchAsync(new SearchRequest { Query = "\" OR 1=1; DROP TABLE pictures --" })).Pictures.ShouldBeEmpty();
        (await host.Client().SearchAsync(new SearchRequest { Query = string.Join(' ', Enumerable.Range(0, 66).Select(i => $"{i:00}")) })).Pictures.ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_order_is_paged_and_the_first_page_has_the_total()
    {
        await using var host = await StartAsync();
        var dear = await host.UploadAsync(title: "sun", price: (900, "EUR"));
        var cheap = await host.UploadAsync(title: "hill", tags: ["sun"], price: (100, "EUR"));
        var other = await host.UploadAsync(title: "sun", price: (50, "USD"));
        var none = await host.UploadAsync(tags: ["sun"]);
        await host.GetAsync(none.Id, none.Position);
        foreach (var query in (string[])["sun", ""])
        {
            (await Ids(query, SearchSort.Newest, 4)).ShouldBe([none.Id, other.Id, cheap.Id, dear.Id]);
            (await Ids(query, SearchSort.PriceUp, 2)).ShouldBe([cheap.Id, dear.Id]);
            (await Ids(query, SearchSort.PriceDown, 2)).ShouldBe([dear.Id, cheap.Id]);
        }

        (await Ids("sun", SearchSort.Relevance, 4)).ShouldBe([other.Id, dear.Id, none.Id, cheap.Id]);
        (await ErrorOf(host.Client().SearchAsync(new SearchRequest { Sort = SearchSort.PriceUp }))).Reason.ShouldBe("query_invalid");
        (await ErrorOf(host.Client().SearchAsync(new SearchRequest { Sort = (SearchSort)9 }))).Reason.ShouldBe("query_invalid");

        async Task<List<string>> Ids(string query, SearchSort sort, int total)
        {
            var (ids, cursor) = (new List<string>(), "");
            do
            {
                var page = await host.Client().SearchAsync(
                    new SearchRequest { Query = query, Sort = sort, PriceCurrency = "EUR", PageSize = 1, WithTotal = true, Cursor = cursor });
                (page.Total, page.TotalIsMinimum).ShouldBe((cursor.Length == 0 ? total : 0, false), $"{query} {sort}");
                ids.AddRange(page.Pictures.Select(picture => picture.PictureId));
                cursor = page.NextCursor;
            }
            while (cursor.Length > 0);
            return ids;
        }
    }

    [Fact]
    public async Task Names_are_read_from_users_and_follow_a_change()
    {
        await using var host = await StartAsync(new() { ["NamesRefillInterval"] = "00:00:00.1" });
        host.Profiles.Names[Person("anna")] = "Änna Müller";
        var picture = await host.UploadAsync("anna", title: "hill");
        await Eventually.Holds(() => FindAsync("anna muller"), found => found.SequenceEqual([picture.Id]));

        host.Profiles.Names[Person("anna")] = "Cleo";
        await Eventually.Holds(() => FindAsync("cleo"), found => found.SequenceEqual([picture.Id]));
        (await FindAsync("muller")).ShouldBeEmpty();

        host.Profiles.Names.TryRemove(Person("anna"), out _);
        await Eventually.Holds(() => FindAsync("cleo"), found => found.Count == 0);

        async Task<List<string>> FindAsync(string query) =>
            [.. (await host.Client().SearchAsync(new SearchRequest { Query = query })).Pictures.Select(found => found.PictureId)];
    }

    [Fact]
    public async Task Pages_of_a_misspelt_search_hold_while_the_word_spreads()
    {
        await using var host = await StartAsync();
        var first = await host.UploadAsync(title: "harbour");
        var second = await host.UploadAsync(title: "harbour");
        await host.GetAsync(second.Id, second.Position);
        var page = await host.Client().SearchAsync(new SearchRequest { Query = "harbuor", PageSize = 1 });
        page.Pictures.Single().PictureId.ShouldBe(second.Id);
        for (var i = 0; i < 5; i++)
            await host.UploadAsync(title: "harbuor");
        var last = await host.UploadAsync(title: "other");
        await host.GetAsync(last.Id, last.Position);

        page = await host.Client().SearchAsync(new SearchRequest { Query = "harbuor", PageSize = 1, Cursor = page.NextCursor });

        page.Pictures.Single().PictureId.ShouldBe(first.Id);
        page.NextCursor.ShouldBeEmpty();
    }
}
