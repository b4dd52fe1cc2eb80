using Grpc.Core;
using Picasso.Contracts.Pictures;
using Picasso.ServiceDefaults.Authentication;
using static Picasso.Pictures.Queries.Tests.QueriesHost;
using static Picasso.Pictures.Queries.Tests.ErrorAssertions;

namespace Picasso.Pictures.Queries.Tests;

public class SearchLimitTests
{
    [Fact]
    public async Task A_visitor_who_searches_too_fast_is_refused_and_nobody_else_is()
    {
        await using var host = await StartAsync(new() { ["VisitorSearches"] = "3", ["VisitorSearchInterval"] = "01:00:00" });
        for (var i = 0; i < 3; i++)
            await Search("198.51.100.7");

        var error = await ErrorOf(Search("198.51.100.7"));

        (error.Kind, error.Reason).ShouldBe((Kernel.DomainErrorKind.Exhausted, "too_many_searches"));
        await Search("198.51.100.8");
        await Search("198.51.100.7", person: "anna");
        await host.Client().FeedAsync(new FeedRequest(), From("198.51.100.7"));

        AsyncUnaryCall<PicturePage> Search(string address, string? person = null) =>
            host.Client(person).SearchAsync(new SearchRequest { Query = "sun" }, From(address));
    }

    [Fact]
    public async Task Whoever_types_too_fast_gets_no_more_suggestions_signed_in_or_not()
    {
        await using var host = await StartAsync(new() { ["Suggestions"] = "2", ["SuggestionInterval"] = "01:00:00" });
        foreach (var person in (string?[])[null, "anna"])
        {
            for (var i = 0; i < 2; i++)
                await Suggest("198.51.100.7", person);
            (await ErrorOf(Suggest("198.51.100.7", person))).Reason.ShouldBe("too_many_suggestions");
        }

        await Suggest("198.51.100.8", null);
        await Suggest("198.51.100.7", "bob");
        await host.Client().SearchAsync(new SearchRequest { Query = "sun" }, From("198.51.100.7"));
        (await ErrorOf(host.Client().SuggestAsync(new SuggestRequest { Query = new string('x', 201) }, From("198.51.100.9")))).Reason.ShouldBe("query_invalid");

        AsyncUnaryCall<SuggestResponse> Suggest(string address, string? person) =>
            host.Client(person).SuggestAsync(new SuggestRequest { Query = "su" }, From(address));
    }

    [Fact]
    public async Task An_address_is_as_wide_as_its_holders_network()
    {
        await using var host = await StartAsync(new() { ["VisitorSearches"] = "1", ["VisitorSearchInterval"] = "01:00:00" });
        await host.Client().SearchAsync(new SearchRequest(), From("2001:db8:1:1::1"));

        (await ErrorOf(host.Client().SearchAsync(new SearchRequest(), From("2001:db8:1:1::2")))).Reason.ShouldBe("too_many_searches");
        await host.Client().SearchAsync(new SearchRequest(), From("2001:db8:1:2::1"));
    }

    [Fact]
    public async Task When_too_many_wait_for_their_turn_further_ones_are_asked_to_come_back()
    {
        using var limits = new Pictures.Queries.Searching.SearchLimits(Microsoft.Extensions.Options.Options.Create(
            new Pictures.Queries.PictureQueriesOptions { SearchesAtOnce = 1, SearchesWaiting = 1 }));
        var running = await limits.BeginAsync(default);
        var waiting = limits.BeginAsync(default);

        (await Should.ThrowAsync<Kernel.DomainException>(() => limits.BeginAsync(default))).Error.Reason.ShouldBe("search_busy");
        waiting.IsCompleted.ShouldBeFalse();
        running.Dispose();
        (await waiting).Dispose();
    }

    private static Metadata From(string address) => new() { { ClientAddress.Header, address } };
}
