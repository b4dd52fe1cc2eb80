using System.Threading.Channels;
using Grpc.Core;
using Picasso.Contracts;
using Picasso.Kernel;
using Picasso.ServiceDefaults.Grpc;
using Wire = Picasso.Contracts.Reactions;

namespace Picasso.Fakes.Site;

public sealed class FakeReactions(FakeMarket market) : Wire.Reactions.ReactionsBase
{
    public override Task<Wire.LikeResponse> Like(Wire.LikeRequest request, ServerCallContext context)
    {
        market.Likes.Add((market.Require(context), market.Find(request.PictureId).PictureId));
        return Task.FromResult(new Wire.LikeResponse { Counts = market.PublishCounts(request.PictureId), LikedByMe = true });
    }

    public override Task<Wire.LikeResponse> Unlike(Wire.UnlikeRequest request, ServerCallContext context)
    {
        market.Likes.Remove((market.Require(context), request.PictureId));
        return Task.FromResult(new Wire.LikeResponse { Counts = market.PublishCounts(request.PictureId) });
    }

    public override Task<Wire.GetReactionsResponse> GetReactions(Wire.GetReactionsRequest request, ServerCallContext context)
    {
        if (market.ReactionsAreDown)
            throw new RpcException(new Status(StatusCode.Unavailable, "down"));
        var caller = market.CallerOf(context) ?? "";
        return Task.FromResult(new Wire.GetReactionsResponse
        {
            Reactions =
            {
                request.PictureIds.Select(id => new Wire.PictureReactions { Counts = market.CountsOf(id), LikedByMe = market.Likes.Contains((caller, id)) }),
            },
        });
    }

    public override Task<Wire.RecordViewsResponse> RecordViews(Wire.RecordViewsRequest request, ServerCallContext context)
    {
        if (market.ReactionsAreDown)
            throw new RpcException(new Status(StatusCode.Unavailable, "down"));
        foreach (var view in request.Views)
            market.Views.Enqueue(view);
        return Task.FromResult(new Wire.RecordViewsResponse { Counted = request.Views.Count });
    }

    public override Task<Wire.Activity> GetActivity(Wire.GetActivityRequest request, ServerCallContext context)
    {
        var activity = market.Activities.GetValueOrDefault(market.Require(context)) ?? new Wire.Activity();
        return Task.FromResult(request.PictureId.Length == 0 || activity.Pictures.Any(one => one.PictureId == request.PictureId) ? activity : new Wire.Activity());
    }

    public override async Task WatchCounts(
        Wire.WatchCountsRequest request, IServerStreamWriter<ReactionCounts> responseStream, ServerCallContext context)
    {
        var channel = Channel.CreateUnbounded<ReactionCounts>();
        market.CountWatchers.TryAdd(channel, 0);
        await context.WriteResponseHeadersAsync([]);
        await foreach (var counts in channel.Reader.ReadAllAsync(context.CancellationToken))
            await responseStream.WriteAsync(counts);
    }

    public override Task<Wire.ListCommentsResponse> ListComments(Wire.ListCommentsRequest request, ServerCallContext context) => Task.FromResult(
        new Wire.ListCommentsResponse { Comments = { market.Comments.Where(comment => comment.PictureId == request.PictureId).Reverse() } });

    public override Task<Wire.Comment> AddComment(Wire.AddCommentRequest request, ServerCallContext context)
    {
        var author = market.Require(context);
        if (request.Text.Trim().Length == 0)
            throw DomainError.Invalid("comment_invalid", "Write something first.", "text").ToRpcException();
        var comment = new Wire.Comment
        {
            CommentId = request.CommentId, PictureId = request.PictureId, AuthorId = author, Text = request.Text, CreatedAt = FakeMarket.Now(),
        };
        market.Comments.Add(comment);
        market.PublishCounts(request.PictureId);
        return Task.FromResult(comment);
    }

    public override Task<Wire.DeleteCommentResponse> DeleteComment(Wire.DeleteCommentRequest request, ServerCallContext context)
    {
        market.Require(context);
        market.Comments.RemoveAll(comment => comment.CommentId == request.CommentId);
        return Task.FromResult(new Wire.DeleteCommentResponse());
    }

    public override Task<Wire.FollowState> Follow(Wire.FollowRequest request, ServerCallContext context)
    {
        market.Follows.Add((market.Require(context), request.UserId));
        return Task.FromResult(State(request.UserId, context));
    }

    public override Task<Wire.FollowState> Unfollow(Wire.UnfollowRequest request, ServerCallContext context)
    {
        market.Follows.Remove((market.Require(context), request.UserId));
        return Task.FromResult(State(request.UserId, context));
    }

    public override Task<Wire.FollowState> GetFollowState(Wire.GetFollowStateRequest request, ServerCallContext context) =>
        Task.FromResult(State(request.UserId, context));

    private Wire.FollowState State(string id, ServerCallContext context) => new()
    {
        UserId = id, Followers = market.Follows.Count(follow => follow.Followed == id), Following = market.Follows.Count(follow => follow.Follower == id),
        FollowedByMe = market.Follows.Contains((market.CallerOf(context) ?? "", id)),
    };
}
