using Picasso.Contracts.Pictures;
using Picasso.EventSourcing;
using Picasso.Kernel;
using Picasso.Pictures;
using Picasso.Pictures.Proving;
using static Picasso.Pictures.Queries.Tests.QueriesHost;

namespace Picasso.Pictures.Queries.Tests;

public class ChainOfTitleTests
{
    [Fact]
    public async Task Every_change_of_hands_is_told_oldest_first_and_verified()
    {
        await using var host = await StartAsync();
        var uploaded = await host.UploadAsync("anna", price: (100, "EUR"));
        await host.SellAsync(uploaded.Id, "anna", "bob", "1");
        var position = await host.SellAsync(uploaded.Id, "bob", "anna", "2");
        var chain = await host.Client().GetChainOfTitleAsync(new GetChainOfTitleRequest { PictureId = uploaded.Id, MinPosition = position });
        chain.Verified.ShouldBeTrue();
        chain.Entries.Select(entry => (entry.Kind, entry.PreviousOwnerId, entry.OwnerId)).ShouldBe(
        [
            ("uploaded", "", Person("anna")), ("transferred", Person("anna"), Person("bob")), ("transferred", Person("bob"), Person("anna")),
        ]);
        chain.Entries.Select(entry => entry.PurchaseId).ShouldBe(["", Ids.From("purchase/1"), Ids.From("purchase/2")]);
        chain.Entries.Select(entry => entry.Price?.Minor).ShouldBe([null, 100L, 100L]);
        chain.Entries.ShouldAllBe(entry => entry.Hash.Length == 64 && entry.At.Seconds == 1777593600);
    }

    [Fact]
    public async Task An_event_that_does_not_follow_from_the_one_before_is_told()
    {
        await using var host = await StartAsync();
        var uploaded = await host.UploadAsync("anna");
        PictureEvent forged = new OwnershipTransferred(Ids.From("x"), Person("anna"), Person("thief"), 1, "EUR");
        var metadata = new EventMetadata("thief", "2026-05-01T00:00:00Z", "", new string('0', 64));
        await host.Log.AppendAsync(
            PictureEvents.StreamOf(uploaded.Id), ExpectedRevision.Any,
            [new NewEvent(Guid.NewGuid(), PictureEvents.NameOf(forged), PictureEvents.Encode(forged), metadata.Encode())], default);
        var chain = await host.Client().GetChainOfTitleAsync(new GetChainOfTitleRequest { PictureId = uploaded.Id });
        chain.Verified.ShouldBeFalse();
        chain.Entries.Count.ShouldBe(2);
    }
}
