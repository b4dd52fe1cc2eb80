using Picasso.Contracts.Bus;
using Picasso.Reactions.Storing;

namespace Picasso.Conformance.Tests.Reactions;

public abstract partial class ReactionStoreConformance
{
    [Fact]
    public async Task A_picture_without_reactions_has_no_counts() => (await CountsAsync(Id())).ShouldBeNull();

    [Fact]
    public async Task Counts_are_listed_in_id_order_without_gap_or_repeat()
    {
        var pictures = Enumerable.Range(0, 7).Select(_ => Id()).OrderDescending().ToList();
        foreach (var picture in pictures)
            await LikeAsync(picture, "ada");
        var first = await Store.ListCountsAsync("", 3, Cancel);
        await LikeAsync(first[2].PictureId, "bob");
        var rest = await Store.ListCountsAsync(first[2].PictureId, 100, Cancel);
        first.Concat(rest).Select(counts => counts.PictureId).ShouldBe(pictures.Order());
    }

    [Fact]
    public async Task Changes_are_listed_in_their_order_and_a_picture_comes_once_at_its_latest()
    {
        var (one, two) = (Id(), Id());
        (await Store.LastChangeAsync(Cancel)).ShouldBe(0);
        await LikeAsync(one, "ada");
        await LikeAsync(two, "ada");
        await LikeAsync(one, "bob");
        var changes = await Store.ReadChangesAsync(0, 100, Cancel);
        changes.Select(change => (change.Counts.PictureId, change.Counts.Likes)).ShouldBe([(two, 1), (one, 2)]);
        changes[1].Place.ShouldBe(await Store.LastChangeAsync(Cancel));
        (await Store.ReadChangesAsync(changes[0].Place, 100, Cancel)).ShouldBe([changes[1]]);
        (await Store.ReadChangesAsync(0, 1, Cancel)).ShouldBe([changes[0]]);
    }

    [Fact]
    public async Task A_reader_of_changes_misses_nothing_while_several_processes_write()
    {
        var pictures = Enumerable.Range(0, 5).Select(_ => Id()).ToArray();
        var stores = new[] { Store, Reopen() };
        var writing = Task.WhenAll(Enumerable.Range(0, 80).Select(i => Task.Run(() =>
            stores[i % 2].LikeAsync(new Like(pictures[i % 5], $"person-{i}", Now), "owner", Cancel))));
        var latest = new Dictionary<string, PictureReactionsChanged>();
        var after = 0L;
        bool done;
        do
        {
            done = writing.IsCompleted;
            foreach (var change in await Store.ReadChangesAsync(after, 100, Cancel))
                (latest[change.Counts.PictureId], after) = (change.Counts, change.Place);
        }
        while (!done);
        await writing;
        latest.Values.ShouldAllBe(counts => counts.Likes == 16);
        latest.Count.ShouldBe(5);
    }
}
