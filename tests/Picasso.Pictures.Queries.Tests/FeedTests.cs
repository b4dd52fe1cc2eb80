using Picasso.Contracts.Pictures;
using Picasso.Kernel;
using Picasso.Pictures;
using static Picasso.Pictures.Queries.Tests.QueriesHost;
using static Picasso.Pictures.Queries.Tests.ErrorAssertions;

namespace Picasso.Pictures.Queries.Tests;

public class FeedTests
{
    [Fact]
    public async Task An_upload_is_seen_by_anyone_who_names_its_position()
    {
        await using var host = await StartAsync();
        var uploaded = await host.UploadAsync(title: "Harbour", tags: ["sea"], price: (1234, "EUR"));
        var page = await host.Client().FeedAsync(new FeedRequest { MinPosition = uploaded.Position });
        var picture = page.Pictures.Single();
        (picture.PictureId, picture.OwnerId, picture.CreatorId).ShouldBe((uploaded.Id, Person("anna"), Person("anna")));
        (picture.Details.Title, picture.Sha256, picture.MediaType, picture.Size).ShouldBe(("Harbour", uploaded.Sha256, "image/png", 16));
        (picture.Price.Minor, picture.Price.Currency, picture.TermsVersion, picture.Position).ShouldBe((1234, "EUR", 2, uploaded.Position));
        picture.Previews.Single().Url.ShouldBe(host.Objects.PublicUrl($"previews/{uploaded.Sha256}"));
        picture.Placeholder.ToByteArray().ShouldBe([1, 2, 3]);
        page.NextCursor.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_position_that_is_not_projected_in_time_is_unavailable()
    {
        await using var host = await StartAsync(new() { ["MinPositionWait"] = "00:00:00.05" }, replace: StalledLog.Replace);
        var position = (await host.UploadAsync()).Position;
        var error = await ErrorOf(host.Client().FeedAsync(new FeedRequest { MinPosition = position }));
        (error.Kind, error.Reason).ShouldBe((DomainErrorKind.Unavailable, "read_model_behind"));
    }

    [Fact]
    public async Task A_picture_with_an_unreadable_event_is_shown_as_it_was_and_the_others_go_on()
    {
        await using var host = await StartAsync();
        var held = await host.UploadAsync(price: (1234, "EUR"));
        await host.AppendUnreadableAsync(held.Id);
        var other = await host.UploadAsync(price: (5678, "EUR"));

        var page = await host.Client().FeedAsync(new FeedRequest { MinPosition = other.Position });

        page.Pictures.Select(picture => (picture.PictureId, picture.Price.Minor)).ShouldBe([(other.Id, 5678), (held.Id, 1234)]);
    }

    [Theory]
    [InlineData(1UL)]
    [InlineData(999_999_999UL)]
    [InlineData(ulong.MaxValue)]
    public async Task A_position_in_the_future_is_not_waited_for(ulong beyond)
    {
        await using var host = await StartAsync(new() { ["MinPositionWait"] = "00:10:00" });
        var uploaded = await host.UploadAsync();
        await host.GetAsync(uploaded.Id, uploaded.Position);
        var position = beyond == ulong.MaxValue ? beyond : uploaded.Position + beyond;
        (await host.GetAsync(uploaded.Id, position)).PictureId.ShouldBe(uploaded.Id);
        var many = Enumerable.Range(0, 50).Select(_ => host.Client().FeedAsync(new FeedRequest { MinPosition = position }).ResponseAsync);
        (await Task.WhenAll(many)).ShouldAllBe(page => page.Pictures.Count == 1);
    }

    [Fact]
    public async Task Pages_follow_each_other_newest_first()
    {
        await using var host = await StartAsync();
        var ids = new List<string>();
        ulong position = 0;
        for (var i = 0; i < 7; i++)
        {
            var uploaded = await host.UploadAsync(category: i % 2 == 0 ? "city" : "night");
            ids.Insert(0, uploaded.Id);
            position = uploaded.Position;
        }

        (await AllAsync(host, new FeedRequest { PageSize = 3, MinPosition = position })).ShouldBe(ids);
        (await AllAsync(host, new FeedRequest { PageSize = 2, Order = FeedOrder.Popular })).ShouldBe(ids);
        (await AllAsync(host, new FeedRequest { PageSize = 1, Category = "night" })).ShouldBe(ids.Where((_, i) => i % 2 == 1));
    }

    [Fact]
    public async Task A_cursor_that_was_changed_or_belongs_elsewhere_is_refused()
    {
        await using var host = await StartAsync();
        await host.UploadAsync();
        var position = (await host.UploadAsync()).Position;
        var cursor = (await host.Client().FeedAsync(new FeedRequest { PageSize = 1, MinPosition = position })).NextCursor;
        FeedRequest[] wrong =
        [
            new() { Cursor = cursor + "x" }, new() { Cursor = "../1" }, new() { Cursor = cursor, Order = FeedOrder.Popular },
            new() { Cursor = cursor, Category = "city" },
        ];
        foreach (var request in wrong)
        {
            var error = await ErrorOf(host.Client().FeedAsync(request));
            (error.Kind, error.Reason, error.Field).ShouldBe((DomainErrorKind.Invalid, "cursor_invalid", "cursor"));
        }
    }

    [Theory]
    [InlineData(-1, "")]
    [InlineData(101, "")]
    [InlineData(0, "no-such-category")]
    public async Task Sizes_and_categories_are_checked(int size, string category)
    {
        await using var host = await StartAsync();
        var error = await ErrorOf(host.Client().FeedAsync(new FeedRequest { PageSize = size, Category = category }));
        error.Reason.ShouldBe("invalid_request");
    }

    [Fact]
    public async Task Followed_lists_only_people_whom_the_caller_follows()
    {
        await using var host = await StartAsync();
        host.Reactions.Followed[Person("me")] = [Person("anna"), Person("cleo")];
        var anna = await host.UploadAsync("anna");
        await host.UploadAsync("bob");
        var cleo = await host.UploadAsync("cleo");
        var request = new FeedRequest { Order = FeedOrder.Followed, MinPosition = cleo.Position };
        (await host.Client("me").FeedAsync(request)).Pictures.Select(picture => picture.PictureId).ShouldBe([cleo.Id, anna.Id]);
        (await host.Client("nobody").FeedAsync(request)).Pictures.ShouldBeEmpty();
        (await ErrorOf(host.Client().FeedAsync(request))).Kind.ShouldBe(DomainErrorKind.Unauthenticated);
    }

    [Fact]
    public async Task Without_reactions_only_the_followed_feed_is_unavailable_and_reveals_no_detail()
    {
        await using var host = await StartAsync();
        host.Reactions.Down = true;
        var error = await ErrorOf(host.Client("me").FeedAsync(new FeedRequest { Order = FeedOrder.Followed }));
        (error.Kind, error.Reason).ShouldBe((DomainErrorKind.Unavailable, "reactions_unavailable"));
        error.Message.ShouldNotContain("secret");
        (await host.Client().FeedAsync(new FeedRequest())).Pictures.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_deleted_picture_is_gone_everywhere()
    {
        await using var host = await StartAsync();
        var uploaded = await host.UploadAsync(title: "gone");
        var position = await host.AppendAsync(uploaded.Id, new PictureDeleted("owner"));
        (await ErrorOf(host.Client().GetAsync(new GetRequest { PictureId = uploaded.Id, MinPosition = position }))).Reason.ShouldBe("picture_not_found");
        (await ErrorOf(host.Client().GetChainOfTitleAsync(new GetChainOfTitleRequest { PictureId = uploaded.Id }))).Reason.ShouldBe("picture_not_found");
        (await host.Client().FeedAsync(new FeedRequest())).Pictures.ShouldBeEmpty();
        (await host.Client().FeedAsync(new FeedRequest { Order = FeedOrder.Popular })).Pictures.ShouldBeEmpty();
        (await host.Client().SearchAsync(new SearchRequest { Query = "gone" })).Pictures.ShouldBeEmpty();
        (await host.Client().ListByOwnerAsync(new ListByOwnerRequest { OwnerId = Person("anna") })).Pictures.ShouldBeEmpty();
        (await host.Client("anna").ListMineAsync(new ListMineRequest())).Pictures.ShouldBeEmpty();
        (await ErrorOf(host.Client("anna").GrantDownloadAsync(new GrantDownloadRequest { PictureId = uploaded.Id }))).Reason.ShouldBe("picture_not_found");
    }

    [Fact]
    public async Task A_hold_shows_until_it_lapses()
    {
        await using var host = await StartAsync();
        var uploaded = await host.UploadAsync(price: (5, "EUR"));
        var now = TimeProvider.System.GetUtcNow();
        var position = await host.AppendAsync(uploaded.Id, new PictureReservedForPurchase("p", Person("bob"), now.AddMinutes(5)));
        (await host.GetAsync(uploaded.Id, position)).Reserved.ShouldBeTrue();
        position = await host.AppendAsync(uploaded.Id, new PictureReservationReleased("p", "card_declined"));
        (await host.GetAsync(uploaded.Id, position)).Reserved.ShouldBeFalse();
        position = await host.AppendAsync(uploaded.Id, new PictureReservedForPurchase("q", Person("bob"), now.AddMinutes(-5)));
        (await host.GetAsync(uploaded.Id, position)).Reserved.ShouldBeFalse();
    }

    private static async Task<List<string>> AllAsync(QueriesHost host, FeedRequest request)
    {
        var ids = new List<string>();
        do
        {
            var page = await host.Client().FeedAsync(request);
            ids.AddRange(page.Pictures.Select(picture => picture.PictureId));
            request.Cursor = page.NextCursor;
        }
        while (request.Cursor.Length > 0);
        return ids;
    }
}
