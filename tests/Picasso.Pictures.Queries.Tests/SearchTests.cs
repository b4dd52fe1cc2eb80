using Picasso.Contracts.Pictures;
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
    public async Task A_search_that_makes_no_sense_is_refused()
    {
        await using var host = await StartAsync();
        SearchRequest[] wrong =
        [
            new() { Query = new string('x', 201) }, new() { Query = "?!" }, new() { MinPriceMinor = 5 }, new() { MinPriceMinor = -1 },
            new() { MinPriceMinor = 5, MaxPriceMinor = 4, PriceCurrency = "EUR" }, new() { MaxPriceMinor = 4, PriceCurrency = "XXX" },
            new() { Orientation = "diagonal" }, new() { Tags = { "" } }, new() { Tags = { new string('x', 31) } },
        ];
        foreach (var request in wrong)
            (await ErrorOf(host.Client().SearchAsync(request))).Reason.ShouldBe("query_invalid", request.ToString());
        (await ErrorOf(host.Client().SearchAsync(new SearchRequest { Cursor = "x" }))).Reason.ShouldBe("cursor_invalid");
        (await host.Client().SearchAsync(new SearchRequest { Query = "\" OR 1=1; DROP TABLE pictures --" })).Pictures.ShouldBeEmpty();
        (await host.Client().SearchAsync(new SearchRequest { Query = string.Join(' ', Enumerable.Range(0, 66).Select(i => $"{i:00}")) })).Pictures.ShouldBeEmpty();
    }
}
