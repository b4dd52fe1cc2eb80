using Grpc.Core;
using Picasso.Contracts.Reactions;
using Picasso.ServiceDefaults.Grpc;
using ReactionsApi = Picasso.Contracts.Reactions.Reactions;

namespace Picasso.Reactions.Tests;

/// <summary>Every RPC of reactions.proto against everybody who may call it.</summary>
public sealed class ReactionsAccessTests
{
    private const string Ok = "ok", SignIn = "sign_in_required", NotAuthor = "not_author";

    // In the order: anonymous, signed in, author of the comment, owner of the picture, former owner, operator.
    private static readonly string[] s_callers = ["", "member", "author", "owner", "former", "operator"];

    public static TheoryData<string, string[]> Table => new()
    {
        { nameof(ReactionsApi.ReactionsClient.Like), [SignIn, Ok, Ok, Ok, Ok, Ok] },
        { nameof(ReactionsApi.ReactionsClient.Unlike), [SignIn, Ok, Ok, Ok, Ok, Ok] },
        { nameof(ReactionsApi.ReactionsClient.GetReactions), [Ok, Ok, Ok, Ok, Ok, Ok] },
        { nameof(ReactionsApi.ReactionsClient.ListCounts), [Ok, Ok, Ok, Ok, Ok, Ok] },
        { nameof(ReactionsApi.ReactionsClient.WatchCounts), [Ok, Ok, Ok, Ok, Ok, Ok] },
        { nameof(ReactionsApi.ReactionsClient.ListComments), [Ok, Ok, Ok, Ok, Ok, Ok] },
        { nameof(ReactionsApi.ReactionsClient.AddComment), [SignIn, Ok, Ok, Ok, Ok, Ok] },
        { nameof(ReactionsApi.ReactionsClient.EditComment), [SignIn, NotAuthor, Ok, NotAuthor, NotAuthor, NotAuthor] },
        { nameof(ReactionsApi.ReactionsClient.DeleteComment), [SignIn, NotAuthor, Ok, Ok, NotAuthor, Ok] },
        { nameof(ReactionsApi.ReactionsClient.Follow), [SignIn, Ok, Ok, Ok, Ok, Ok] },
        { nameof(ReactionsApi.ReactionsClient.Unfollow), [SignIn, Ok, Ok, Ok, Ok, Ok] },
        { nameof(ReactionsApi.ReactionsClient.GetFollowState), [Ok, Ok, Ok, Ok, Ok, Ok] },
        { nameof(ReactionsApi.ReactionsClient.ListFollowed), [SignIn, Ok, Ok, Ok, Ok, Ok] },
        { nameof(ReactionsApi.ReactionsClient.RecordViews), [Ok, Ok, Ok, Ok, Ok, Ok] },
        { nameof(ReactionsApi.ReactionsClient.GetActivity), [SignIn, Ok, Ok, Ok, Ok, Ok] },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public async Task Each_rpc_answers_each_caller_as_the_contract_says(string rpc, string[] expected)
    {
        await using var world = await ReactionsWorld.StartAsync();
        var answers = new List<string>();
        foreach (var caller in s_callers)
            answers.Add(await AnswerAsync(world, rpc, caller));
        answers.ShouldBe(expected);
    }

    [Fact]
    public void The_table_has_every_rpc() =>
        Table.Select(row => row.Data.Item1).ShouldBe(ReactionsApi.Descriptor.Methods.Select(method => method.Name));

    private static async Task<string> AnswerAsync(ReactionsWorld world, string rpc, string caller)
    {
        var picture = world.Pictures.Upload("former").PictureId;
        var comment = await world.As("author").AddCommentAsync(ReactionsWorld.Comment(picture));
        world.Pictures.Named(picture).SellTo("owner");
        var client = caller.Length == 0 ? world.Anonymous() : world.As(caller, isOperator: caller == "operator");
        try
        {
            await CallAsync(client, rpc, picture, comment.CommentId, world.People.Add());
            return Ok;
        }
        catch (RpcException fault) when (fault.ToDomainError() is { } error)
        {
            return error.Reason;
        }
    }

    private static Task CallAsync(ReactionsApi.ReactionsClient client, string rpc, string picture, string comment, string person) => rpc switch
    {
        "Like" => client.LikeAsync(new LikeRequest { PictureId = picture }).ResponseAsync,
        "Unlike" => client.UnlikeAsync(new UnlikeRequest { PictureId = picture }).ResponseAsync,
        "GetReactions" => client.GetReactionsAsync(new GetReactionsRequest { PictureIds = { picture } }).ResponseAsync,
        "ListCounts" => client.ListCountsAsync(new ListCountsRequest()).ResponseAsync,
        "WatchCounts" => WatchAsync(client),
        "ListComments" => client.ListCommentsAsync(new ListCommentsRequest { PictureId = picture }).ResponseAsync,
        "AddComment" => client.AddCommentAsync(ReactionsWorld.Comment(picture)).ResponseAsync,
        "EditComment" => client.EditCommentAsync(new EditCommentRequest { CommentId = comment, Text = "Edited." }).ResponseAsync,
        "DeleteComment" => client.DeleteCommentAsync(new DeleteCommentRequest { CommentId = comment }).ResponseAsync,
        "Follow" => client.FollowAsync(new FollowRequest { UserId = person }).ResponseAsync,
        "Unfollow" => client.UnfollowAsync(new UnfollowRequest { UserId = person }).ResponseAsync,
        "GetFollowState" => client.GetFollowStateAsync(new GetFollowStateRequest { UserId = person }).ResponseAsync,
        "ListFollowed" => client.ListFollowedAsync(new ListFollowedRequest()).ResponseAsync,
        "RecordViews" => client.RecordViewsAsync(new RecordViewsRequest()).ResponseAsync,
        "GetActivity" => client.GetActivityAsync(new GetActivityRequest()).ResponseAsync,
        _ => throw new ArgumentOutOfRangeException(nameof(rpc), rpc, "Not in the table."),
    };

    private static async Task WatchAsync(ReactionsApi.ReactionsClient client)
    {
        using var watch = client.WatchCounts(new WatchCountsRequest());
        await watch.ResponseHeadersAsync;
    }
}
