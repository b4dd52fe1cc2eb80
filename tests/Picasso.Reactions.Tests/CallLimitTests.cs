using Grpc.Core;
using Picasso.Contracts.Reactions;
using Picasso.ServiceDefaults.Grpc;
using ReactionsApi = Picasso.Contracts.Reactions.Reactions;

namespace Picasso.Reactions.Tests;

/// <summary>Reactions of one person are bounded; those of others are not affected.</summary>
public class CallLimitTests
{
    [Theory]
    [InlineData("Likes")]
    [InlineData("Follows")]
    [InlineData("CommentChanges")]
    public async Task Reactions_are_bounded_by_person(string setting)
    {
        await using var world = await ReactionsWorld.StartAsync(limits: new() { [setting] = "3" });
        var picture = world.Pictures.Upload("owner").PictureId;
        var followed = world.People.Add();
        var comment = ReactionsWorld.Comment(picture);
        await world.As("ada").AddCommentAsync(comment);
        for (var number = 0; number < 3; number++)
            await ActAsync(world.As("ada"), number);
        (await Should.ThrowAsync<RpcException>(() => ActAsync(world.As("ada"), 9))).ToDomainError()!.Reason.ShouldBe("too_many_changes");
        if (setting != "CommentChanges")
            await ActAsync(world.As("bob"), 0);

        Task ActAsync(ReactionsApi.ReactionsClient person, int number) => setting switch
        {
            "Likes" when number % 2 == 0 => person.LikeAsync(new LikeRequest { PictureId = picture }).ResponseAsync,
            "Likes" => person.UnlikeAsync(new UnlikeRequest { PictureId = picture }).ResponseAsync,
            "Follows" => person.FollowAsync(new FollowRequest { UserId = followed }).ResponseAsync,
            _ => person.EditCommentAsync(new EditCommentRequest { CommentId = comment.CommentId, Text = $"{number}" }).ResponseAsync,
        };
    }
}
