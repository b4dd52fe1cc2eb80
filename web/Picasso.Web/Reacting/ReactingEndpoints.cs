using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Picasso.Contracts.Reactions;
using Picasso.Web.Hosting;

namespace Picasso.Web.Reacting;

/// <summary>Buttons and forms under pictures and on profiles. The forms are posted; the framework checks their antiforgery token.</summary>
internal static class ReactingEndpoints
{
    public static void MapReacting(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/pictures/{id}/like", LikeAsync);
        routes.MapPost("/pictures/{id}/unlike", UnlikeAsync);
        routes.MapPost("/pictures/{id}/comments", CommentAsync);
        routes.MapPost("/comments/{id}/edit", EditAsync);
        routes.MapPost("/comments/{id}/delete", DeleteAsync);
        routes.MapPost("/people/{id}/follow", FollowAsync);
        routes.MapPost("/people/{id}/unfollow", UnfollowAsync);
    }

    private static Task<IResult> LikeAsync(
        HttpContext context, string id, [FromForm] string? returnUrl, Reactions.ReactionsClient reactions) =>
        FormPost.RunAsync(context, returnUrl, async () => Shown(
            await reactions.LikeAsync(new LikeRequest { PictureId = id }, cancellationToken: context.RequestAborted)));

    private static Task<IResult> UnlikeAsync(
        HttpContext context, string id, [FromForm] string? returnUrl, Reactions.ReactionsClient reactions) =>
        FormPost.RunAsync(context, returnUrl, async () => Shown(
            await reactions.UnlikeAsync(new UnlikeRequest { PictureId = id }, cancellationToken: context.RequestAborted)));

    private static Task<IResult> CommentAsync(
        HttpContext context, string id, [FromForm] string? returnUrl, [FromForm] string? commentId, [FromForm] string? text,
        Reactions.ReactionsClient reactions) =>
        FormPost.RunAsync(context, returnUrl, async () =>
        {
            var request = new AddCommentRequest { PictureId = id, CommentId = commentId ?? "", Text = Typed(text) };
            await reactions.AddCommentAsync(request, cancellationToken: context.RequestAborted);
            return default;
        });

    private static Task<IResult> EditAsync(
        HttpContext context, string id, [FromForm] string? returnUrl, [FromForm] string? text, Reactions.ReactionsClient reactions) =>
        FormPost.RunAsync(context, returnUrl, async () =>
        {
            var request = new EditCommentRequest { CommentId = id, Text = Typed(text) };
            await reactions.EditCommentAsync(request, cancellationToken: context.RequestAborted);
            return default;
        });

    private static Task<IResult> DeleteAsync(
        HttpContext context, string id, [FromForm] string? returnUrl, Reactions.ReactionsClient reactions) =>
        FormPost.RunAsync(context, returnUrl, async () =>
        {
            await reactions.DeleteCommentAsync(new DeleteCommentRequest { CommentId = id }, cancellationToken: context.RequestAborted);
            return default;
        });

    private static Task<IResult> FollowAsync(
        HttpContext context, string id, [FromForm] string? returnUrl, Reactions.ReactionsClient reactions) =>
        FormPost.RunAsync(context, returnUrl, async () => Shown(
            await reactions.FollowAsync(new FollowRequest { UserId = id }, cancellationToken: context.RequestAborted)));

    private static Task<IResult> UnfollowAsync(
        HttpContext context, string id, [FromForm] string? returnUrl, Reactions.ReactionsClient reactions) =>
        FormPost.RunAsync(context, returnUrl, async () => Shown(
            await reactions.UnfollowAsync(new UnfollowRequest { UserId = id }, cancellationToken: context.RequestAborted)));

    // Browsers post line breaks as CR LF, and count them as one character each.
    private static string Typed(string? text) => (text ?? "").ReplaceLineEndings("\n");

    private static Acted Shown(LikeResponse liked) => new(Json: new
    {
        id = liked.Counts.PictureId, likes = liked.Counts.Likes, comments = liked.Counts.Comments,
        version = liked.Counts.Version, liked = liked.LikedByMe,
    });

    private static Acted Shown(FollowState state) => new(Json: new { id = state.UserId, followers = state.Followers, followed = state.FollowedByMe });
}
