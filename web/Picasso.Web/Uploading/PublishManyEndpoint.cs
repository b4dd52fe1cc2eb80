using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Picasso.Localization;
using Picasso.Web.Hosting;
using Picasso.Web.Languages.Texts;

namespace Picasso.Web.Uploading;

/// <summary>Publishes the chosen drafts of the studio. Each that is refused stays a draft, with the reason beside it.</summary>
internal static class PublishManyEndpoint
{
    private static IStringLocalizer T => Localized<SellingTexts>.Texts;

    public const string Path = PendingDraft.ListPath + "/publish";

    public static void MapPublishMany(this IEndpointRouteBuilder routes) => routes.MapPost(Path, PostAsync);

    private static async Task<IResult> PostAsync(HttpContext context, [FromForm] string[]? drafts, DraftPublishing publishing, Flash flash)
    {
        var ids = (drafts ?? []).Distinct(StringComparer.Ordinal).ToList();
        if (ids.Count is 0 or > DraftPublishing.Most)
            return Refused(context, flash, ids.Count == 0 ? T["Choose the drafts first."] : T["Choose at most {0} drafts at once.", DraftPublishing.Most]);
        try
        {
            return Answer(context, flash, await publishing.RunAsync(ids, context.RequestAborted));
        }
        catch (RpcException fault) when (fault.StatusCode == StatusCode.Unauthenticated)
        {
            var signIn = LocalUrl.ToSignInAgain(PendingDraft.ListPath);
            return FormPost.WantsJson(context) ? Results.Json(new { signIn }, statusCode: StatusCodes.Status401Unauthorized) : FormPost.SeeOther(context, signIn);
        }
    }

    private static IResult Answer(HttpContext context, Flash flash, IReadOnlyList<DraftOutcome> outcomes)
    {
        if (FormPost.WantsJson(context))
            return Results.Json(new { outcomes = outcomes.Select(Json) });
        if (outcomes.Any(outcome => outcome.Problem is not null || outcome.MayBeDamaged))
        {
            return new RazorComponentResult<Pages.StudioAgain>(new { Outcomes = outcomes })
            {
                StatusCode = outcomes.Any(outcome => outcome.Problem is not null) ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK,
            };
        }

        flash.Say(context, T.Count("{0} photo published.|{0} photos published.", outcomes.Count));
        return FormPost.SeeOther(context, PendingDraft.ListPath);
    }

    private static object Json(DraftOutcome outcome) => new
    {
        id = outcome.UploadId, message = outcome.Problem, gone = outcome.IsGone, check = outcome.MayBeDamaged ? $"/pictures/{outcome.Stored!.PictureId}/check" : null,
    };

    private static IResult Refused(HttpContext context, Flash flash, string sentence)
    {
        if (FormPost.WantsJson(context))
            return Results.Json(new { message = sentence }, statusCode: StatusCodes.Status422UnprocessableEntity);
        flash.Error(context, sentence);
        return FormPost.SeeOther(context, PendingDraft.ListPath);
    }
}
