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
    public async Task Every_change_of_owner_is_listed_oldest_first_and_verified()
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
    public async Task An_event_that_does_not_follow_from_the_one_before_is_reported()
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

    [Fact]
    public async Task Changes_of_words_are_listed_with_who_made_them()
    {
        await using var host = await StartAsync();
        var uploaded = await host.UploadAsync("anna", title: "Dusk", price: (100, "EUR"));
        await host.AppendAsync(uploaded.Id, new PictureDescribed(new PictureDetails("Dawn", "", [], "other", "")));
        await host.SellAsync(uploaded.Id, "anna", "bob");
        await host.AppendAsync(uploaded.Id, new OwnerNoteWritten(Person("bob"), "Over my desk"));

        var chain = await host.Client().GetChainOfTitleAsync(new GetChainOfTitleRequest { PictureId = uploaded.Id });

        chain.Verified.ShouldBeTrue();
        chain.Entries.Select(entry => (entry.Kind, entry.OwnerId, entry.Words)).ShouldBe(
        [
            ("uploaded", Person("anna"), ""), ("described", Person("anna"), "Dawn"), ("transferred", Person("bob"), ""),
            ("noted", Person("bob"), "Over my desk"),
        ]);
    }

    [Fact]
    public async Task Many_long_notes_do_not_hide_the_changes_of_ownership()
    {
        await using var host = await StartAsync();
        var uploaded = await host.UploadAsync("anna", price: (100, "EUR"));
        await host.SellAsync(uploaded.Id, "anna", "bob");
        var notes = Enumerable.Range(1, 1200).Select(number => $"{number} {new string('中', 990)}").ToList();
        await host.AppendAsync(uploaded.Id, [.. notes.Select(note => new OwnerNoteWritten(Person("bob"), note))]);
        await host.SellAsync(uploaded.Id, "bob", "cleo", "2");

        var chain = await host.Client().GetChainOfTitleAsync(new GetChainOfTitleRequest { PictureId = uploaded.Id });

        chain.Verified.ShouldBeTrue();
        chain.Entries.Where(entry => entry.Kind != "noted").Select(entry => entry.OwnerId).ShouldBe([Person("anna"), Person("bob"), Person("cleo")]);
        chain.Entries.Where(entry => entry.Kind == "noted").Select(entry => entry.Words).ShouldBe(notes.TakeLast(50));
    }
}
