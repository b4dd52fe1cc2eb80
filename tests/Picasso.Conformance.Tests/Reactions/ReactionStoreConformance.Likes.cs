using Picasso.Contracts.Bus;
using Picasso.Reactions.Storing;

namespace Picasso.Conformance.Tests.Reactions;

public abstract partial class ReactionStoreConformance
{
    [Fact]
    public async Task A_like_is_counted()
    {
        var picture = Id();
        (await LikeAsync(picture, "ada")).ShouldBe(new LikeOutcome(new PictureReactionsChanged(picture, 1, 0, 1), Changed: true));
        (await LikeAsync(picture, "bob")).Counts.ShouldBe(new PictureReactionsChanged(picture, 2, 0, 2));
        (await CountsAsync(picture)).ShouldBe(new PictureReactionsChanged(picture, 2, 0, 2));
    }

    [Fact]
    public async Task A_second_like_changes_nothing()
    {
        var picture = Id();
        await LikeAsync(picture, "ada");
        (await LikeAsync(picture, "ada")).ShouldBe(new LikeOutcome(new PictureReactionsChanged(picture, 1, 0, 1), Changed: false));
    }

    [Fact]
    public async Task Taking_a_like_back_is_counted_once()
    {
        var picture = Id();
        await LikeAsync(picture, "ada");
        (await Store.UnlikeAsync(picture, "ada", Cancel)).ShouldBe(
            new LikeOutcome(new PictureReactionsChanged(picture, 0, 0, 2), Changed: true));
        (await Store.UnlikeAsync(picture, "ada", Cancel)).Changed.ShouldBeFalse();
        (await Store.UnlikeAsync(Id(), "ada", Cancel)).Counts.Version.ShouldBe(0);
    }

    [Fact]
    public async Task Many_likes_at_once_by_several_processes_are_all_counted_once()
    {
        var picture = Id();
        var stores = new[] { Store, Reopen(), Reopen() };
        await Task.WhenAll(Enumerable.Range(0, 60).Select(i => Task.Run(() =>
            stores[i % 3].LikeAsync(new Like(picture, $"person-{i / 2}", Now), "owner", Cancel))));
        (await CountsAsync(picture)).ShouldBe(new PictureReactionsChanged(picture, 30, 0, 30));
    }

    [Fact]
    public async Task Likes_and_their_ends_at_once_leave_counts_and_facts_that_agree_with_the_likes()
    {
        var picture = Id();
        var stores = new[] { Store, Reopen() };
        await Task.WhenAll(Enumerable.Range(0, 24).Select(i => Task.Run(() => i % 3 == 2
            ? stores[i % 2].UnlikeAsync(picture, $"person-{i / 6}", Cancel)
            : stores[i % 2].LikeAsync(new Like(picture, $"person-{i / 6}", Now), "owner", Cancel))));
        var liking = new List<string>();
        for (var i = 0; i < 4; i++)
            if ((await Store.LikedAmongAsync([picture], $"person-{i}", Cancel)).Count > 0)
                liking.Add($"person-{i}");
        var counts = (await CountsAsync(picture))!;
        counts.Likes.ShouldBe(liking.Count);
        (await EventsAsync<PictureReactionsChanged>()).ShouldBe([counts]);
        (await EventsAsync<PictureLiked>()).Select(liked => liked.UserId).Order().ShouldBe(liking);
    }

    [Fact]
    public async Task A_person_sees_which_of_several_pictures_they_like()
    {
        string[] pictures = [Id(), Id(), Id()];
        await LikeAsync(pictures[0], "ada");
        await LikeAsync(pictures[1], "bob");
        await LikeAsync(pictures[2], "ada");
        await Store.UnlikeAsync(pictures[2], "ada", Cancel);
        (await Store.LikedAmongAsync(pictures, "ada", Cancel)).ShouldBe([pictures[0]]);
        (await Store.LikedAmongAsync([], "ada", Cancel)).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_was_written_is_there_after_a_restart()
    {
        var picture = Id();
        await LikeAsync(picture, "ada");
        (await Reopen().LikedAmongAsync([picture], "ada", Cancel)).ShouldContain(picture);
    }
}
