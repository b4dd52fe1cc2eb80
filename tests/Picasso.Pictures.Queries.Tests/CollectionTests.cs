using Grpc.Core;
using Picasso.Contracts.Pictures;
using Picasso.Kernel;
using static Picasso.Pictures.Queries.Tests.QueriesHost;
using static Picasso.Pictures.Queries.Tests.ErrorAssertions;

namespace Picasso.Pictures.Queries.Tests;

public class CollectionTests
{
    [Fact]
    public async Task A_sold_picture_moves_to_the_buyer_and_stays_among_what_was_bought()
    {
        await using var host = await StartAsync();
        var first = await host.UploadAsync("anna", price: (5, "EUR"));
        var second = await host.UploadAsync("anna");
        await host.SellAsync(second.Id, "anna", "bob", "1");
        await host.SellAsync(first.Id, "anna", "bob", "2");
        var position = await host.SellAsync(second.Id, "bob", "cleo", "3");

        (await Mine("anna")).ShouldBeEmpty();
        (await Mine("bob")).ShouldBe([first.Id]);
        (await Mine("cleo")).ShouldBe([second.Id]);
        (await Bought("bob")).ShouldBe([first.Id, second.Id]);
        (await Bought("anna")).ShouldBeEmpty();
        var picture = await host.GetAsync(first.Id, position);
        (picture.OwnerId, picture.TimesSold, picture.Price).ShouldBe((Person("bob"), 1, null));

        async Task<IEnumerable<string>> Mine(string who) => (await host.Client(who)
            .ListMineAsync(new ListMineRequest { MinPosition = position })).Pictures.Select(p => p.PictureId);
        async Task<IEnumerable<string>> Bought(string who) => (await host.Client(who)
            .ListBoughtAsync(new ListBoughtRequest { MinPosition = position })).Pictures.Select(p => p.PictureId);
    }

    [Fact]
    public async Task Own_pictures_are_listed_by_part_and_order_and_a_cursor_is_of_one_of_them()
    {
        await using var host = await StartAsync();
        var (listed, plain, sold) = (await host.UploadAsync("anna", price: (5, "EUR")), await host.UploadAsync("anna"), await host.UploadAsync("anna", price: (5, "EUR")));
        var position = await host.SellAsync(sold.Id, "anna", "bob", "1");

        (await Mine(OwnPictures.All)).ShouldBe([plain.Id, listed.Id]);
        (await Mine(OwnPictures.All, oldestFirst: true)).ShouldBe([listed.Id, plain.Id]);
        (await Mine(OwnPictures.ForSale)).ShouldBe([listed.Id]);
        (await Mine(OwnPictures.NotForSale)).ShouldBe([plain.Id]);
        (await Mine(OwnPictures.Sold)).ShouldBe([sold.Id]);
        (await Mine(OwnPictures.Frozen)).ShouldBeEmpty();
        var anna = host.Client("anna");
        var cursor = (await anna.ListMineAsync(new ListMineRequest { PageSize = 1 })).NextCursor;
        (await ErrorOf(anna.ListMineAsync(new ListMineRequest { Cursor = cursor, OldestFirst = true }))).Reason.ShouldBe("cursor_invalid");
        (await anna.ListMineAsync(new ListMineRequest { Order = OwnPicturesOrder.Oldest })).Pictures.Select(p => p.PictureId).ShouldBe([listed.Id, plain.Id]);
        (await anna.ListMineAsync(new ListMineRequest { Order = OwnPicturesOrder.HighestPrice })).Pictures.Select(p => p.PictureId).ShouldBe([listed.Id, plain.Id]);
        (await anna.ListMineAsync(new ListMineRequest { Order = OwnPicturesOrder.MostLiked })).Pictures.Select(p => p.PictureId).ShouldBe([plain.Id, listed.Id]);
        (await ErrorOf(anna.ListMineAsync(new ListMineRequest { Cursor = cursor, Order = OwnPicturesOrder.MostLiked }))).Reason.ShouldBe("cursor_invalid");
        (await ErrorOf(anna.ListMineAsync(new ListMineRequest { Order = (OwnPicturesOrder)9 }))).Reason.ShouldBe("invalid_request");
        (await ErrorOf(anna.ListMineAsync(new ListMineRequest { Cursor = cursor, Part = OwnPictures.ForSale }))).Reason.ShouldBe("cursor_invalid");
        (await ErrorOf(host.Client("bob").ListMineAsync(new ListMineRequest { Cursor = cursor }))).Reason.ShouldBe("cursor_invalid");
        (await ErrorOf(anna.ListMineAsync(new ListMineRequest { Part = (OwnPictures)9 }))).Reason.ShouldBe("invalid_request");

        async Task<IEnumerable<string>> Mine(OwnPictures part, bool oldestFirst = false) => (await host.Client("anna")
            .ListMineAsync(new ListMineRequest { MinPosition = position, Part = part, OldestFirst = oldestFirst })).Pictures.Select(p => p.PictureId);
    }

    [Fact]
    public async Task A_sold_picture_stays_in_its_creators_portfolio_through_every_resale()
    {
        await using var host = await StartAsync();
        var picture = await host.UploadAsync("anna", price: (5, "EUR"));
        await host.SellAsync(picture.Id, "anna", "bob", "1");
        await host.GetAsync(picture.Id, await host.SellAsync(picture.Id, "bob", "cleo", "2"));

        var sold = await host.Client().GetAsync(new GetRequest { PictureId = picture.Id });
        sold.Sales.Select(sale => sale.BuyerId).ShouldBe([Person("bob"), Person("cleo")]);
        (await Part("anna", PortfolioPart.Created)).ShouldBe([picture.Id]);
        (await Part("anna", PortfolioPart.Sold)).ShouldBe([picture.Id]);
        (await Part("anna", PortfolioPart.ForSale)).ShouldBeEmpty();
        (await Part("bob", PortfolioPart.Collected)).ShouldBeEmpty();
        (await Part("cleo", PortfolioPart.Collected)).ShouldBe([picture.Id]);

        async Task<IEnumerable<string>> Part(string who, PortfolioPart part) => (await host.Client()
            .ListPortfolioAsync(new ListPortfolioRequest { UserId = Person(who), Part = part })).Pictures.Select(found => found.PictureId);
    }

    [Fact]
    public async Task Several_pictures_are_answered_in_the_order_of_the_request_each_once()
    {
        await using var host = await StartAsync();
        var (first, second) = (await host.UploadAsync("anna"), await host.UploadAsync("bob"));
        await host.GetAsync(second.Id, second.Position);

        (await GetAsync(second.Id, first.Id, Guid.NewGuid().ToString(), second.Id)).ShouldBe([second.Id, first.Id]);

        async Task<IEnumerable<string>> GetAsync(params string[] ids) =>
            (await host.Client().GetPicturesAsync(new GetPicturesRequest { PictureIds = { ids } })).Pictures.Select(picture => picture.PictureId);
    }

    [Theory]
    [InlineData(0, "")]
    [InlineData(101, "")]
    [InlineData(1, "no id")]
    public async Task No_pictures_too_many_and_no_ids_are_refused(int count, string id)
    {
        await using var host = await StartAsync();
        var request = new GetPicturesRequest { PictureIds = { Enumerable.Range(0, count).Select(_ => id.Length > 0 ? id : Guid.NewGuid().ToString()) } };

        var error = await ErrorOf(host.Client().GetPicturesAsync(request));
        (error.Reason, error.Field).ShouldBe(("invalid_request", "picture_ids"));
    }

    [Fact]
    public async Task Pages_of_an_owner_follow_each_other()
    {
        await using var host = await StartAsync();
        var ids = new List<string>();
        for (var i = 0; i < 5; i++)
            ids.Insert(0, (await host.UploadAsync("anna")).Id);
        var last = await host.UploadAsync("bob");
        await host.GetAsync(last.Id, last.Position);
        var seen = new List<string>();
        var request = new ListByOwnerRequest { OwnerId = Person("anna"), PageSize = 2 };
        do
        {
            var page = await host.Client().ListByOwnerAsync(request);
            seen.AddRange(page.Pictures.Select(picture => picture.PictureId));
            request.Cursor = page.NextCursor;
        }
        while (request.Cursor.Length > 0);
        seen.ShouldBe(ids);
    }

    [Fact]
    public async Task Own_lists_need_a_signed_in_caller_and_ids_are_checked()
    {
        await using var host = await StartAsync();
        (await ErrorOf(host.Client().ListMineAsync(new ListMineRequest()))).Reason.ShouldBe("sign_in_required");
        (await ErrorOf(host.Client().ListBoughtAsync(new ListBoughtRequest()))).Reason.ShouldBe("sign_in_required");
        (await ErrorOf(host.Client().GrantDownloadAsync(new GrantDownloadRequest()))).Reason.ShouldBe("sign_in_required");
        (await ErrorOf(host.Client().ListByOwnerAsync(new ListByOwnerRequest { OwnerId = "anna@example.com" }))).Reason.ShouldBe("invalid_request");
        (await ErrorOf(host.Client().ListPortfolioAsync(new ListPortfolioRequest { UserId = "anna" }))).Reason.ShouldBe("invalid_request");
        (await ErrorOf(host.Client().ListPortfolioAsync(new ListPortfolioRequest { UserId = Person("anna"), Part = (PortfolioPart)9 }))).Reason.ShouldBe("invalid_request");
        (await ErrorOf(host.Client().GetAsync(new GetRequest { PictureId = "' OR 1" }))).Kind.ShouldBe(DomainErrorKind.Invalid);
        (await ErrorOf(host.Client().GetAsync(new GetRequest { PictureId = Person("no picture") }))).Kind.ShouldBe(DomainErrorKind.NotFound);
    }

    [Fact]
    public async Task A_broken_token_does_not_pass()
    {
        await using var host = await StartAsync();
        var client = host.Host.Client<Contracts.Pictures.PictureQueries.PictureQueriesClient>("not.a.token");
        var failure = await Should.ThrowAsync<RpcException>(() => client.ListMineAsync(new ListMineRequest()).ResponseAsync);
        failure.StatusCode.ShouldBe(StatusCode.Unauthenticated);
    }
}
