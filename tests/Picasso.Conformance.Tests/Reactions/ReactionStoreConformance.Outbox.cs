using Picasso.Contracts.Bus;
using Picasso.Reactions.Storing;

namespace Picasso.Conformance.Tests.Reactions;

public abstract partial class ReactionStoreConformance
{
    [Fact]
    public async Task Counts_wait_in_the_outbox_once_for_each_picture_with_their_latest_values()
    {
        var (one, two) = (Id(), Id());
        await LikeAsync(one, "ada");
        await LikeAsync(two, "ada");
        await LikeAsync(one, "bob");
        (await EventsAsync<PictureReactionsChanged>()).ShouldBe(
            [new PictureReactionsChanged(two, 1, 0, 1), new PictureReactionsChanged(one, 2, 0, 2)]);
    }

    [Fact]
    public async Task What_changed_nothing_publishes_nothing()
    {
        var picture = Id();
        await LikeAsync(picture, "ada");
        await Store.Outbox.CompleteAsync(await TakeAsync(), Cancel);
        await LikeAsync(picture, "ada");
        await Store.UnlikeAsync(picture, "bob", Cancel);
        await Store.UnfollowAsync("ada", "bob", Cancel);
        (await EventsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_change_while_an_earlier_one_is_published_still_waits()
    {
        var picture = Id();
        await LikeAsync(picture, "ada");
        var published = await TakeAsync();
        await LikeAsync(picture, "bob");
        await Store.Outbox.CompleteAsync(published, Cancel);
        (await EventsAsync<PictureReactionsChanged>()).ShouldBe([new PictureReactionsChanged(picture, 2, 0, 2)]);
    }

    [Fact]
    public async Task Likes_comments_and_follows_are_published_with_who_and_whose()
    {
        var picture = Id();
        await LikeAsync(picture, "ada");
        var comment = await AddAsync(picture, "bob", "Hi");
        await FollowAsync("bob", "ada");
        (await EventsAsync<PictureLiked>()).ShouldBe([new PictureLiked(picture, "owner", "ada", 1, Now)]);
        (await EventsAsync<CommentAdded>()).ShouldBe([new CommentAdded(comment.CommentId, picture, "owner", "bob", Now)]);
        (await EventsAsync<PersonFollowed>()).ShouldBe([new PersonFollowed("bob", "ada", Now)]);
    }

    [Fact]
    public async Task What_was_taken_back_before_it_was_published_is_not_published()
    {
        var picture = Id();
        await LikeAsync(picture, "ada");
        await Store.UnlikeAsync(picture, "ada", Cancel);
        var comment = await AddAsync(picture, "bob", "Hi");
        await Store.DeleteAsync(comment.CommentId, new CommentDeletion("bob", DeletionRight.Author, Now), Cancel);
        await FollowAsync("bob", "ada");
        await Store.UnfollowAsync("bob", "ada", Cancel);
        (await EventsAsync()).ShouldBe([new PictureReactionsChanged(picture, 0, 0, 4)]);
    }
}
