using System.Text.Json;
using Picasso.EventSourcing;
using Picasso.Pictures.Queries.ReadModel;
using static Picasso.Conformance.Tests.PictureQueries.Samples;

namespace Picasso.Conformance.Tests.PictureQueries;

/// <summary>What every keeper of the read model does: rows, guards, likes and the second set.</summary>
public abstract class PictureReadModelSuite
{
    private protected abstract IPictureReadModel Model { get; }

    [Fact]
    public async Task A_new_model_stands_at_the_start_of_the_log()
    {
        (await Model.ReadCheckpointAsync(RowSet.Serving, default)).ShouldBe(LogPosition.Start);
        (await Model.FindAsync(IdOf(1), default)).ShouldBeNull();
        (await Model.AllAsync(new Listing.Newest(null))).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_stored_row_comes_back_whole()
    {
        var row = Row(7, tags: ["a", "b"], title: "Ümlaut \"quoted\"", offer: new Offer(500, "EUR")) with
        {
            Previews = [new("k/1.webp", 320, 200, "image/webp")],
            Placeholder = Convert.ToBase64String([1, 2, 3]),
            Sale = new PendingSale("p", Start),
            TimesSold = 3,
            Size = 0,
            Camera = new Picasso.Pictures.CameraData("NIKON Z 6", null, 4_000_000, 280, 400, 350, "2025-05-12T14:30"),
        };
        await Model.SaveAsync(row);
        (await Model.FindAsync(IdOf(7), default))!.Row.ShouldBe(row, Same);
        (await Model.LoadAsync(RowSet.Serving, [IdOf(7), IdOf(8)], default)).Values.Single().ShouldBe(row, Same);
    }

    // Records compare their lists by reference; their JSON shows whether they are equal.
    private static EqualityComparer<PictureRow> Same { get; } =
        EqualityComparer<PictureRow>.Create((a, b) => JsonSerializer.Serialize(a) == JsonSerializer.Serialize(b));

    [Fact]
    public async Task An_older_row_never_replaces_a_newer_one()
    {
        var row = Row(1, title: "old");
        await Model.SaveAsync(row with { Position = 5, Details = row.Details with { Title = "new" } });
        (await Model.SaveAsync(row with { Position = 5 })).ShouldBeEmpty();
        (await Model.SaveAsync(row with { Position = 4 })).ShouldBeEmpty();
        (await Model.FindAsync(IdOf(1), default))!.Row.Details.Title.ShouldBe("new");
    }

    [Fact]
    public async Task Rows_and_checkpoint_move_together_or_not_at_all()
    {
        RowChanges Changes(ulong after, ulong through, long row) => new(new LogPosition(after), new LogPosition(through), [Row(row)], []);
        (await Model.SaveAsync(RowSet.Serving, Changes(0, 9, 3), default)).Checkpoint.ShouldBe(new LogPosition(9));
        foreach (var wrong in new[] { Changes(0, 9, 4), Changes(0, 10, 4), Changes(10, 12, 4) })
        {
            var saved = await Model.SaveAsync(RowSet.Serving, wrong, default);
            (saved.Applied, saved.Checkpoint).ShouldBe((false, new LogPosition(9)));
            saved.Stored.ShouldBeEmpty();
        }

        (await Model.ReadCheckpointAsync(RowSet.Serving, default)).ShouldBe(new LogPosition(9));
        (await Model.AllAsync(new Listing.Newest(null))).ShouldBe([3]);
    }

    [Fact]
    public async Task A_removed_picture_is_in_no_listing_and_does_not_come_back()
    {
        var row = Row(1, title: "gone", category: "nature", tags: ["t"], offer: new Offer(1, "EUR"));
        await Model.SaveAsync(row, Row(2, title: "gone too", category: "nature", tags: ["t"], offer: new Offer(1, "EUR")));
        await Model.SaveAsync(row.Removed(5));
        await Model.SaveAsync(row);
        (await Model.FindAsync(IdOf(1), default)).ShouldBeNull();
        (await Model.LoadAsync(RowSet.Serving, [IdOf(1)], default))[IdOf(1)].Removed.ShouldBeTrue();
        Listing[] listings =
        [
            new Listing.Newest(null), new Listing.Newest("nature"), new Listing.Popular(null), new Listing.Popular("nature"),
            new Listing.OwnedBy([Person("anna")], null), new Listing.Filtered(Any with { Tags = ["t"] }),
            new Listing.Filtered(Any with { ForSale = true }), await Model.FoundAsync("gone"),
        ];
        foreach (var listing in listings)
            (await Model.AllAsync(listing)).ShouldBe([2], listing.ToString());
    }

    [Fact]
    public async Task Several_pictures_are_found_at_once_without_those_that_are_unknown_or_removed()
    {
        await Model.SaveAsync(Row(1), Row(2), Row(3), Row(4));
        await Model.SaveAsync(Row(3).Removed(5));
        await Model.SetLikesAsync([new LikeCount(IdOf(2), 7, 1)], default);

        var found = await Model.FindAsync([IdOf(4), IdOf(2), IdOf(3), IdOf(9)], default);

        found.Select(view => (view.Row.PictureId, view.Likes)).ShouldBe([(IdOf(2), 7), (IdOf(4), 0)], ignoreOrder: true);
        (await Model.FindAsync([], default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Likes_are_kept_by_version_and_return_what_changed()
    {
        await Model.SaveAsync(Row(1));
        (await Model.SetLikesAsync([new LikeCount(IdOf(1), 5, 2)], default)).Single().Likes.ShouldBe(5);
        (await Model.SetLikesAsync([new LikeCount(IdOf(1), 9, 1), new LikeCount(IdOf(1), 8, 2)], default)).ShouldBeEmpty();
        (await Model.SetLikesAsync([new LikeCount(IdOf(1), 5, 3)], default)).ShouldBeEmpty();
        (await Model.FindAsync(IdOf(1), default))!.Likes.ShouldBe(5);
    }

    [Fact]
    public async Task Likes_that_come_before_the_picture_are_kept_and_survive_its_changes()
    {
        await Model.SetLikesAsync([new LikeCount(IdOf(1), 5, 1)], default);
        (await Model.SaveAsync(Row(1))).Single().Likes.ShouldBe(5);
        (await Model.SaveAsync(Row(1) with { Position = 2 })).Single().Likes.ShouldBe(5);
    }

    [Fact]
    public async Task The_latest_purchase_of_a_picture_counts_once()
    {
        await Model.SaveAsync(Row(1), Row(2));
        Purchase Bought(long sequence, long at) => new(Person("bob"), IdOf(sequence), sequence, at);
        await Model.SaveAsync(RowSet.Serving, [], Bought(1, 10), Bought(2, 11), Bought(1, 12), Bought(2, 9));
        (await Model.AllAsync(new Listing.BoughtBy(Person("bob")))).ShouldBe([1, 2]);
        (await Model.AllAsync(new Listing.BoughtBy(Person("anna")))).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_second_set_fills_while_the_first_serves_and_then_takes_its_place()
    {
        var version = await Model.ReadVersionAsync(default);
        await Model.SaveAsync(Row(1, title: "before"), Row(2));
        await Model.BeginNextAsync(version + 1, default);
        await Model.SaveAsync(RowSet.Next, [Row(1, title: "after")]);
        await Model.SetLikesAsync([new LikeCount(IdOf(1), 3, 1), new LikeCount(IdOf(2), 4, 1)], default);
        (await Model.AllAsync(new Listing.Newest(null))).ShouldBe([2, 1]);
        (await Model.AllAsync(await Model.FoundAsync("after"))).ShouldBeEmpty();
        (await Model.ReadCheckpointAsync(RowSet.Next, default)).ShouldBe(new LogPosition(1));

        (await Model.ReadVersionAsync(default)).ShouldBe(version);
        await Model.SwapAsync(default);
        (await Model.ReadVersionAsync(default)).ShouldBe(version + 1);
        (await Model.AllAsync(new Listing.Newest(null))).ShouldBe([1]);
        (await Model.FindAsync(IdOf(1), default))!.Likes.ShouldBe(3);
        (await Model.AllAsync(await Model.FoundAsync("after"))).ShouldBe([1]);
        (await Model.AllAsync(await Model.FoundAsync("before"))).ShouldBeEmpty();
        (await Model.ReadCheckpointAsync(RowSet.Serving, default)).ShouldBe(new LogPosition(1));
        await Model.SaveAsync(RowSet.Serving, [Row(2)]);
        (await Model.FindAsync(IdOf(2), default))!.Likes.ShouldBe(4);
    }

    [Fact]
    public async Task A_rebuild_that_was_broken_off_starts_again_from_nothing()
    {
        await Model.BeginNextAsync(2, default);
        await Model.SaveAsync(RowSet.Next, [Row(1)]);
        for (var round = 0; round < 2; round++)
        {
            await Model.BeginNextAsync(2, default);
            (await Model.ReadCheckpointAsync(RowSet.Next, default)).ShouldBe(LogPosition.Start);
            (await Model.LoadAsync(RowSet.Next, [IdOf(1)], default)).ShouldBeEmpty();
            await Model.SwapAsync(default);
        }
    }
}
