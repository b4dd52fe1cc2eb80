using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Microsoft.AspNetCore.Authorization;
using Picasso.Contracts;
using Picasso.Contracts.Bus;
using Picasso.Contracts.Reactions;
using Picasso.Kernel;
using Picasso.Reactions.Activities;
using Picasso.Reactions.Commenting;
using Picasso.Reactions.Counting;
using Picasso.Reactions.Following;
using Picasso.Reactions.Liking;
using Picasso.Reactions.Storing;
using Picasso.ServiceDefaults.Authentication;
using ReactionsApi = Picasso.Contracts.Reactions.Reactions;

namespace Picasso.Reactions;

/// <summary>Maps reactions.proto to the use cases.</summary>
internal sealed class ReactionsGrpc(
    PictureLiking liking, ReactionsReading reading, CountsListing listing, CountsWatching watching,
    CommentListing commentListing, CommentAdding adding, CommentEditing editing, CommentDeleting deleting,
    PersonFollowing following, IFollowStore follows, ViewRecording recording, ActivityReading activities) : ReactionsApi.ReactionsBase
{
    public override async Task<LikeResponse> Like(LikeRequest request, ServerCallContext context)
    {
        var pictureId = Ids.Require(request.PictureId, "picture_id");
        var outcome = await liking.LikeAsync(pictureId, context.GetCaller().RequireVerified().UserId, context.CancellationToken);
        return new LikeResponse { Counts = Map(outcome.Counts), LikedByMe = true };
    }

    public override async Task<LikeResponse> Unlike(UnlikeRequest request, ServerCallContext context)
    {
        var pictureId = Ids.Require(request.PictureId, "picture_id");
        var outcome = await liking.UnlikeAsync(pictureId, context.GetCaller().UserId, context.CancellationToken);
        return new LikeResponse { Counts = Map(outcome.Counts), LikedByMe = false };
    }

    [AllowAnonymous]
    public override async Task<GetReactionsResponse> GetReactions(GetReactionsRequest request, ServerCallContext context)
    {
        var states = await reading.ReadAsync(
            request.PictureIds, context.FindCaller() is { } caller ? new UserId(caller.UserId) : (UserId?)null, context.CancellationToken);
        return new GetReactionsResponse
        {
            Reactions = { states.Select(state => new PictureReactions { Counts = Map(state.Counts), LikedByMe = state.LikedByViewer }) },
        };
    }

    [Authorize(Policies.Service)]
    public override async Task<ListCountsResponse> ListCounts(ListCountsRequest request, ServerCallContext context)
    {
        var (counts, next) = await listing.ListAsync(request.Cursor, request.PageSize, context.CancellationToken);
        return new ListCountsResponse { Counts = { counts.Select(Map) }, NextCursor = next };
    }

    [AllowAnonymous]
    public override async Task WatchCounts(
        WatchCountsRequest request, IServerStreamWriter<ReactionCounts> responseStream, ServerCallContext context)
    {
        var now = await watching.NowAsync(context.CancellationToken);
        // The headers show the reader that no change is missed from now on.
        await context.WriteResponseHeadersAsync([]);
        await foreach (var counts in watching.WatchAsync(now, context.CancellationToken))
            await responseStream.WriteAsync(Map(counts), context.CancellationToken);
    }

    [AllowAnonymous]
    public override async Task<ListCommentsResponse> ListComments(ListCommentsRequest request, ServerCallContext context)
    {
        var (comments, next) = await commentListing.ListAsync(
            Ids.Require(request.PictureId, "picture_id"), request.Cursor, request.PageSize, context.CancellationToken);
        return new ListCommentsResponse { Comments = { comments.Select(Map) }, NextCursor = next };
    }

    public override async Task<Comment> AddComment(AddCommentRequest request, ServerCallContext context)
    {
        var author = context.GetCaller().RequireVerified();
        var command = new AddComment(
            Ids.Require(request.CommentId, "comment_id"), Ids.Require(request.PictureId, "picture_id"), author.UserId, request.Text);
        return Map(await adding.AddAsync(command, context.CancellationToken));
    }

    public override async Task<Comment> EditComment(EditCommentRequest request, ServerCallContext context) =>
        Map(await editing.EditAsync(
            Ids.Require(request.CommentId, "comment_id"), context.GetCaller().RequireVerified().UserId, request.Text, context.CancellationToken));

    public override async Task<DeleteCommentResponse> DeleteComment(DeleteCommentRequest request, ServerCallContext context)
    {
        var caller = context.GetCaller();
        await deleting.DeleteAsync(
            Ids.Require(request.CommentId, "comment_id"), caller.UserId, caller.IsOperator, context.CancellationToken);
        return new DeleteCommentResponse();
    }

    public override async Task<FollowState> Follow(FollowRequest request, ServerCallContext context)
    {
        var userId = Ids.Require(request.UserId, "user_id");
        return Map(userId, await following.FollowAsync(userId, context.GetCaller().RequireVerified().UserId, context.CancellationToken));
    }

    public override async Task<FollowState> Unfollow(UnfollowRequest request, ServerCallContext context)
    {
        var userId = Ids.Require(request.UserId, "user_id");
        return Map(userId, await following.UnfollowAsync(userId, context.GetCaller().UserId, context.CancellationToken));
    }

    [AllowAnonymous]
    public override async Task<FollowState> GetFollowState(GetFollowStateRequest request, ServerCallContext context)
    {
        var userId = Ids.Require(request.UserId, "user_id");
        return Map(userId, await follows.ReadFollowsAsync(userId, context.FindCaller()?.UserId, context.CancellationToken));
    }

    public override async Task<ListFollowedResponse> ListFollowed(ListFollowedRequest request, ServerCallContext context) =>
        new() { UserIds = { await follows.ListFollowedAsync(context.GetCaller().UserId, context.CancellationToken) } };

    [Authorize(Policies.Service)]
    public override async Task<RecordViewsResponse> RecordViews(RecordViewsRequest request, ServerCallContext context)
    {
        var views = request.Views.Select(view => new View(view.PictureId, view.OwnerId, view.Viewer, view.Day)).ToList();
        return new RecordViewsResponse { Counted = await recording.RecordAsync(views, context.CancellationToken) };
    }

    public override async Task<Activity> GetActivity(GetActivityRequest request, ServerCallContext context)
    {
        var picture = request.PictureId.Length == 0 ? null : Ids.Require(request.PictureId, "picture_id");
        var (days, pictures) = await activities.ReadAsync(
            new ActivityPeriod(context.GetCaller().UserId, picture, request.FromDay, request.ToDay), context.CancellationToken);
        return new Activity
        {
            Days = { days.Select(one => new DayActivity { Day = one.Day, Views = one.Views, Likes = one.Likes }) },
            Pictures = { pictures.Select(one => new PictureActivity { PictureId = one.PictureId, Views = one.Views, Likes = one.Likes }) },
        };
    }

    private static ReactionCounts Map(PictureReactionsChanged counts) =>
        new() { PictureId = counts.PictureId, Likes = counts.Likes, Comments = counts.Comments, Version = counts.Version };

    private static Comment Map(StoredComment comment) => new()
    {
        CommentId = comment.CommentId,
        PictureId = comment.PictureId,
        AuthorId = comment.AuthorId,
        Text = comment.Text,
        CreatedAt = comment.CreatedAt.ToTimestamp(),
        EditedAt = comment.EditedAt?.ToTimestamp(),
    };

    private static FollowState Map(string userId, FollowCounts counts) => new()
    {
        UserId = userId,
        Followers = counts.Followers,
        Following = counts.Following,
        FollowedByMe = counts.FollowedByViewer,
    };
}
