using Grpc.Core;
using Picasso.Contracts.Reactions;
using Picasso.Kernel;
using Picasso.ServiceDefaults.Authentication;

namespace Picasso.Standalone.Tests.Demo.Fakes;

internal sealed class FakeReactions(FakeMarketplace market) : Contracts.Reactions.Reactions.ReactionsBase
{
    public override Task<LikeResponse> Like(LikeRequest request, ServerCallContext context)
    {
        Require(request.PictureId);
        market.Likes[(context.GetCaller().UserId, request.PictureId)] = true;
        return Task.FromResult(new LikeResponse { LikedByMe = true });
    }

    public override Task<Comment> AddComment(AddCommentRequest request, ServerCallContext context)
    {
        Require(request.PictureId);
        market.Comments.TryAdd(request.CommentId, request.Text);
        return Task.FromResult(new Comment { CommentId = request.CommentId });
    }

    public override Task<FollowState> Follow(FollowRequest request, ServerCallContext context)
    {
        market.Follows[(context.GetCaller().UserId, request.UserId)] = true;
        return Task.FromResult(new FollowState { FollowedByMe = true });
    }

    private void Require(string pictureId)
    {
        if (!market.Pictures.TryGetValue(pictureId, out var picture) || picture.Ask() <= market.PicturesSeenLate)
            throw DomainError.NotFound("picture_not_found", "Not yet.").ToException();
    }
}
