using Microsoft.Extensions.Options;
using Picasso.Contracts.Pictures;
using Picasso.Kernel;
using Picasso.Pictures.Commands.Describing;
using Picasso.Pictures.Commands.Resuming;
using Picasso.Pictures.Commands.Uploading;
using PendingUploads = Picasso.Pictures.Commands.Resuming.PendingUploads;

namespace Picasso.Pictures.Commands.Scheduling;

/// <summary>Plans the publication of an upload for later, and takes that back.</summary>
internal sealed class UploadScheduling(
    PendingUploads pending, ScheduledUploads schedules, UploadGate gate, IOptions<UploadOptions> options, TimeProvider clock)
{
    // No upload has this id: one plan of a user is made at a time, so that the limit holds.
    private const string Planning = "schedule";
    private static readonly TimeSpan s_furthest = TimeSpan.FromDays(90);

    /// <summary>Plans, or replaces the plan.</summary>
    /// <returns>The upload.</returns>
    /// <exception cref="DomainException">"schedule_invalid", "too_many_scheduled", "upload_unknown", "upload_incomplete", or the details are invalid.</exception>
    public async Task<PendingFile> ScheduleAsync(UserId owner, ScheduleUploadRequest plan, CancellationToken cancellationToken)
    {
        var id = Require(owner, plan);
        using var planning = await gate.EnterAsync(owner, Planning, cancellationToken);
        using var turn = await gate.EnterAsync(owner, id, cancellationToken);
        var upload = await pending.FindAsync(owner, id, cancellationToken) ?? throw PendingErrors.Unknown.ToException();
        var file = await pending.OpenAsync(upload, cancellationToken) ?? throw PendingErrors.Unknown.ToException();
        if (!file.Complete)
            throw PendingErrors.Incomplete.ToException();
        if (await schedules.CountOthersAsync(owner, id, cancellationToken) >= options.Value.ScheduledPerPerson)
            throw ScheduleErrors.TooMany.ToException();
        await schedules.PutAsync(owner, plan, cancellationToken);
        return file;
    }

    /// <summary>Takes a plan back, and forgets a problem.</summary>
    public async Task UnscheduleAsync(UserId owner, string uploadId, CancellationToken cancellationToken)
    {
        using var turn = await gate.EnterAsync(owner, uploadId, cancellationToken);
        await schedules.RemoveAsync(owner, uploadId, cancellationToken);
    }

    // Everything that can be rejected without the file is rejected now, while the seller sees it.
    private string Require(UserId owner, ScheduleUploadRequest plan)
    {
        _ = (plan.Header ?? new UploadHeader()).ToOrder(owner);
        var now = clock.GetUtcNow();
        return plan.At?.ToDateTimeOffset() is { } at && at > now && at <= now + s_furthest ? plan.Header!.UploadId : throw ScheduleErrors.Invalid.ToException();
    }
}
