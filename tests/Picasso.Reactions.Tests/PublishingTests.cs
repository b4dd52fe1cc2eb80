using Picasso.Contracts.Bus;
using Picasso.Contracts.Reactions;
using Picasso.EmbeddedStorage;
using Picasso.Reactions.Sqlite;
using Picasso.Reactions.Storing;
using Picasso.Testing.Hosting;

namespace Picasso.Reactions.Tests;

public sealed class PublishingTests
{
    [Fact]
    public async Task Others_hear_of_likes_comments_and_follows()
    {
        await using var world = await ReactionsWorld.StartAsync();
        var (picture, bob) = (world.Pictures.Upload("owner").PictureId, world.People.Add());
        var ada = world.As("ada");
        await ada.LikeAsync(new LikeRequest { PictureId = picture });
        var comment = await ada.AddCommentAsync(ReactionsWorld.Comment(picture));
        await ada.FollowAsync(new FollowRequest { UserId = bob });
        await Hears(world, (PictureReactionsChanged happened) => happened == new PictureReactionsChanged(picture, 1, 1, 2));
        await Hears(world, (PictureLiked happened) => (happened.OwnerId, happened.UserId, happened.Likes) == ("owner", "ada", 1));
        await Hears(world, (CommentAdded happened) => (happened.OwnerId, happened.CommentId) == ("owner", comment.CommentId));
        await Hears(world, (PersonFollowed happened) => (happened.FollowerId, happened.FollowedId) == ("ada", bob));
    }

    [Fact]
    public async Task What_a_killed_process_could_not_publish_is_published_after_the_restart()
    {
        var data = Directory.CreateTempSubdirectory("picasso-test-");
        var picture = ReactionsWorld.Id();
        var killed = new SqliteReactionStore(new DataDirectory(data.FullName));
        await killed.LikeAsync(new Like(picture, "ada", TimeProvider.System.GetUtcNow()), "owner", ReactionsWorld.Cancel);
        await using (var world = await ReactionsWorld.StartAsync(dataDirectory: data.FullName))
        {
            await Hears(world, (PictureReactionsChanged happened) => happened.PictureId == picture);
            await Eventually.Holds(() => Task.FromResult(world.PendingEventTypes()), types => types.Count == 0);
        }

        data.Delete(recursive: true);
    }

    [Fact]
    public async Task A_fact_of_an_unknown_type_stays_and_holds_up_nothing()
    {
        await using var world = await ReactionsWorld.StartAsync();
        world.LeaveUnknownEvent();
        var picture = world.Pictures.Upload("owner").PictureId;
        await world.As("ada").LikeAsync(new LikeRequest { PictureId = picture });
        await Hears(world, (PictureReactionsChanged happened) => happened.PictureId == picture);
        await Eventually.Holds(() => Task.FromResult(world.PendingEventTypes()), types => types is ["from-tomorrow.v9"]);
    }

    private static Task<IReadOnlyList<T>> Hears<T>(ReactionsWorld world, Func<T, bool> condition) =>
        Eventually.Holds(() => Task.FromResult(world.Heard.Of<T>()), heard => heard.Any(condition));
}
