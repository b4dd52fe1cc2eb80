using System.Net;
using Picasso.Contracts.Pictures;
using Picasso.Kernel;
using Picasso.Pictures;
using static Picasso.Pictures.Queries.Tests.QueriesHost;
using static Picasso.Pictures.Queries.Tests.ErrorAssertions;

namespace Picasso.Pictures.Queries.Tests;

public class FrozenTests
{
    [Fact]
    public async Task Case_18_while_a_payment_is_disputed_the_original_is_handed_to_nobody_and_everybody_sees_why()
    {
        await using var host = await StartAsync();
        var uploaded = await host.UploadAsync("anna", price: (100, "EUR"));
        await host.SellAsync(uploaded.Id, "anna", "bob", "1");
        var purchase = Ids.From("purchase/1");
        var earlier = await host.Client("bob").GrantDownloadAsync(new GrantDownloadRequest { PictureId = uploaded.Id });

        var position = await host.AppendAsync(uploaded.Id, new PictureFrozenForDispute(purchase, Person("bob")));

        (await host.GetAsync(uploaded.Id, position)).Frozen.ShouldBeTrue();
        (await ErrorOf(host.Client("bob").GrantDownloadAsync(new GrantDownloadRequest { PictureId = uploaded.Id }))).Reason.ShouldBe("picture_frozen");
        using (var refused = await host.Browser("bob").GetAsync(earlier.Url))
            refused.StatusCode.ShouldBe(HttpStatusCode.Forbidden);

        position = await host.AppendAsync(uploaded.Id, new OwnershipReversed(purchase, Person("bob"), Person("anna")));

        var back = await host.GetAsync(uploaded.Id, position);
        (back.OwnerId, back.Frozen).ShouldBe((Person("anna"), false));
        (await ErrorOf(host.Client("bob").GrantDownloadAsync(new GrantDownloadRequest { PictureId = uploaded.Id }))).Reason.ShouldBe("not_owner");
        var chain = await host.Client().GetChainOfTitleAsync(new GetChainOfTitleRequest { PictureId = uploaded.Id, MinPosition = position });
        chain.Verified.ShouldBeTrue();
        chain.Entries.Select(entry => (entry.Kind, entry.OwnerId, entry.PreviousOwnerId)).ShouldBe(
        [
            ("uploaded", Person("anna"), ""), ("transferred", Person("bob"), Person("anna")), ("frozen", Person("bob"), ""),
            ("reversed", Person("anna"), Person("bob")),
        ]);
    }

    [Fact]
    public async Task The_creators_share_is_shown_and_said_to_be_fixed_from_the_first_listing_on()
    {
        await using var host = await StartAsync();
        var uploaded = await host.UploadAsync("anna");
        var position = await host.AppendAsync(uploaded.Id, new RoyaltyFixed(750), new PictureListed(100, "EUR"));

        var picture = await host.GetAsync(uploaded.Id, position);
        (picture.RoyaltyBasisPoints, picture.RoyaltyFixed).ShouldBe((750, true));
    }
}
