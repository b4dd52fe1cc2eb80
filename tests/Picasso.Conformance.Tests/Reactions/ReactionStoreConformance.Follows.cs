using Picasso.Reactions.Storing;

namespace Picasso.Conformance.Tests.Reactions;

public abstract partial class ReactionStoreConformance
{
    [Fact]
    public async Task A_follow_is_counted_on_both_sides()
    {
        (await FollowAsync("ada", "bob")).ShouldBe(FollowOutcome.Followed);
        (await Store.ReadFollowsAsync("bob", "ada", Cancel)).ShouldBe(new FollowCounts(1, 0, FollowedByViewer: true));
        (await Store.ReadFollowsAsync("ada", "bob", Cancel)).ShouldBe(new FollowCounts(0, 1, FollowedByViewer: false));
        (await Store.ReadFollowsAsync("bob", null, Cancel)).FollowedByViewer.ShouldBeFalse();
        (await Store.ListFollowedAsync("ada", Cancel)).ShouldBe(["bob"]);
    }

    [Fact]
    public async Task A_second_follow_changes_nothing()
    {
        await FollowAsync("ada", "bob");
        (await FollowAsync("ada", "bob")).ShouldBe(FollowOutcome.AlreadyFollowed);
        (await Store.ReadFollowsAsync("bob", null, Cancel)).Followers.ShouldBe(1);
    }

    [Fact]
    public async Task Leaving_is_counted_once()
    {
        await FollowAsync("ada", "bob");
        await Store.UnfollowAsync("ada", "bob", Cancel);
        await Store.UnfollowAsync("ada", "bob", Cancel);
        await Store.UnfollowAsync("ada", "eve", Cancel);
        (await Store.ReadFollowsAsync("bob", "ada", Cancel)).ShouldBe(new FollowCounts(0, 0, false));
        (await Store.ListFollowedAsync("ada", Cancel)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_person_follows_no_more_than_the_limit_even_from_several_tabs()
    {
        var other = Reopen();
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => Task.Run(() =>
            (i % 2 == 0 ? Store : other).FollowAsync(new Follow("ada", $"person-{i}", Now), limit: 3, Cancel))));
        outcomes.Count(outcome => outcome == FollowOutcome.Followed).ShouldBe(3);
        outcomes.Count(outcome => outcome == FollowOutcome.TooMany).ShouldBe(7);
        (await Store.ListFollowedAsync("ada", Cancel)).Count.ShouldBe(3);
    }

    [Fact]
    public async Task People_who_follow_each_other_at_once_are_counted_once_on_each_side()
    {
        var other = Reopen();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => (i % 2 == 0 ? Store : other)
            .FollowAsync(i % 4 < 2 ? new Follow("ada", "bob", Now) : new Follow("bob", "ada", Now), limit: 10, Cancel))));
        (await Store.ReadFollowsAsync("ada", "bob", Cancel)).ShouldBe(new FollowCounts(1, 1, true));
        (await Store.ReadFollowsAsync("bob", "ada", Cancel)).ShouldBe(new FollowCounts(1, 1, true));
    }

    [Fact]
    public async Task A_person_who_left_follows_nobody_and_is_followed_by_nobody()
    {
        await FollowAsync("ada", "bob");
        await FollowAsync("bob", "eve");
        await FollowAsync("ada", "eve");
        await Store.ForgetPersonAsync("bob", Cancel);
        await Store.ForgetPersonAsync("bob", Cancel);
        (await Store.ListFollowedAsync("ada", Cancel)).ShouldBe(["eve"]);
        (await Store.ReadFollowsAsync("eve", null, Cancel)).ShouldBe(new FollowCounts(1, 0, false));
        (await Store.ReadFollowsAsync("bob", null, Cancel)).ShouldBe(new FollowCounts(0, 0, false));
    }

    private Task<FollowOutcome> FollowAsync(string followerId, string followedId) =>
        Store.FollowAsync(new Follow(followerId, followedId, Now), limit: 5000, Cancel);
}
