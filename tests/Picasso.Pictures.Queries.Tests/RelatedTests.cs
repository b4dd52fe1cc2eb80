using Grpc.Core;
using Picasso.Contracts.Pictures;
using Picasso.ServiceDefaults.Authentication;
using static Picasso.Pictures.Queries.Tests.ErrorAssertions;
using static Picasso.Pictures.Queries.Tests.QueriesHost;

namespace Picasso.Pictures.Queries.Tests;

/// <summary>The pictures beside a picture, for everybody, and not without end.</summary>
public class RelatedTests
{
    [Fact]
    public async Task A_visitor_gets_more_of_the_creator_and_what_is_similar()
    {
        await using var host = await StartAsync();
        var shown = await host.UploadAsync("anna", "Harbour", ["fog"]);
        var more = await host.UploadAsync("anna", "Field");
        var similar = await host.UploadAsync("bob", "Harbour", price: (500, "EUR"));
        var last = await host.UploadAsync("bob", "Unlike");
        await host.GetAsync(last.Id, last.Position);

        var related = await host.Client().ListRelatedAsync(new ListRelatedRequest { PictureId = shown.Id });
        related.ByCreator.Select(picture => picture.PictureId).ShouldBe([more.Id]);
        related.Similar.Select(picture => picture.PictureId).ShouldBe([similar.Id]);

        (await ErrorOf(host.Client().ListRelatedAsync(new ListRelatedRequest { PictureId = Person("nobody") }))).Reason.ShouldBe("picture_not_found");
        (await ErrorOf(host.Client().ListRelatedAsync(new ListRelatedRequest { PictureId = "x" }))).Reason.ShouldBe("invalid_request");
        foreach (var size in (int[])[-1, 13])
            (await ErrorOf(host.Client().ListRelatedAsync(new ListRelatedRequest { PictureId = shown.Id, PageSize = size }))).Reason.ShouldBe("invalid_request");
    }

    [Fact]
    public async Task Whoever_opens_pictures_too_fast_gets_none_and_may_still_search()
    {
        await using var host = await StartAsync(new()
        {
            ["RelatedReads"] = "2", ["RelatedReadInterval"] = "01:00:00", ["VisitorSearches"] = "1", ["VisitorSearchInterval"] = "01:00:00",
        });
        var shown = await host.UploadAsync();
        await host.GetAsync(shown.Id, shown.Position);
        foreach (var person in (string?[])[null, "anna"])
        {
            for (var i = 0; i < 2; i++)
                await Related("198.51.100.7", person);
            (await ErrorOf(Related("198.51.100.7", person))).Reason.ShouldBe("too_many_related");
        }

        await Related("198.51.100.8", null);
        await Related("198.51.100.7", "bob");
        await host.Client().SearchAsync(new SearchRequest { Query = "sun" }, From("198.51.100.7"));

        AsyncUnaryCall<RelatedPictures> Related(string address, string? person) =>
            host.Client(person).ListRelatedAsync(new ListRelatedRequest { PictureId = shown.Id }, From(address));
    }

    private static Metadata From(string address) => new() { { ClientAddress.Header, address } };
}
