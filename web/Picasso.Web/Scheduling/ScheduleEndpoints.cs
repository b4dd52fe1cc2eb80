using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Picasso.Contracts.Pictures;
using Picasso.Localization;
using Picasso.Web.Hosting;
using Picasso.Web.Languages.Texts;
using Picasso.Web.Uploading;

namespace Picasso.Web.Scheduling;

/// <summary>Plans the publication of a draft, and takes that back.</summary>
internal static class ScheduleEndpoints
{
    /// <summary>Path to which the form of a draft is posted.</summary>
    public const string Path = PendingDraft.ListPath + "/schedule";

    private static IStringLocalizer T => Localized<ScheduleTexts>.Texts;

    public static void MapSchedules(this IEndpointRouteBuilder routes)
    {
// Its form is bound as a whole, which is done at run time only.
#pragma warning disable RDG003
        routes.MapPost(Path, PostAsync);
#pragma warning restore RDG003
        routes.MapPost(PendingDraft.ListPath + "/{id}/unschedule", UnscheduleAsync);
    }

    private static Task<IResult> UnscheduleAsync(HttpContext context, string id, [FromForm] string? returnUrl, ResumableUploads.ResumableUploadsClient uploads) =>
        FormPost.RunAsync(context, returnUrl, async () =>
        {
            await uploads.UnscheduleAsync(new UnscheduleUploadRequest { UploadId = id }, cancellationToken: context.RequestAborted);
            return new Acted();
        }, T["Nothing is planned for this draft."], PendingDraft.ListPath);

    private static async Task<IResult> PostAsync(
        HttpContext context, [FromForm] UploadForm? form, [FromForm] string? at, [FromForm] string? zone, ResumableUploads.ResumableUploadsClient uploads, Flash flash)
    {
        var (draft, problems) = ((form ?? new UploadForm()).ToDraft(), new Problems());
        var header = draft.ToHeader(problems);
        var (moment, wrong) = ScheduleTime.Parse(at, zone);
        if (wrong is not null)
            problems.Add("at", wrong);
        try
        {
            if (problems.None)
            {
                await uploads.ScheduleAsync(new ScheduleUploadRequest { Header = header, At = moment.ToTimestamp() }, cancellationToken: context.RequestAborted);
                flash.Say(context, T["The draft is planned."]);
                return FormPost.SeeOther(context, PendingDraft.ListPath);
            }
        }
        catch (RpcException fault)
        {
            problems.Add(fault, [.. UploadCheck.Fields, "at"]);
        }

        var plan = new SchedulePlan(at ?? "", zone ?? "");
        return new RazorComponentResult<Pages.DraftAgain>(new { Draft = draft, Problems = problems, Plan = plan }) { StatusCode = StatusCodes.Status422UnprocessableEntity };
    }
}
