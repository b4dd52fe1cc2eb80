using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Microsoft.AspNetCore.Authorization;
using Picasso.Contracts.Pictures;
using Picasso.Kernel;
using Picasso.Pictures.Commands.Describing;
using Picasso.Pictures.Commands.Quotas;
using Picasso.Pictures.Commands.Scheduling;
using Picasso.ServiceDefaults.Authentication;
using Answer = Picasso.Contracts.Pictures.PendingUpload;

namespace Picasso.Pictures.Commands.Resuming;

/// <summary>Uploads in several calls over gRPC. The caller is part of each key: another user's upload is an unknown one.</summary>
[Authorize]
internal sealed class ResumableUploadsService(
    PendingUploads pending, PendingLimits limits, PartReceiver receiver, UploadPublisher publisher, UploadThumbnails thumbnails, UploadGate gate, OpenUploads open,
    UploadQuotas quotas, UploadScheduling scheduling, ScheduledUploads schedules, TimeProvider clock)
    : ResumableUploads.ResumableUploadsBase
{
    private const int MaxMetadata = 8_192;

    // No upload has the empty id: beginning is one at a time for a user, so that the limits hold.
    private const string Beginning = "";

    public override async Task<Answer> Begin(BeginUploadRequest request, ServerCallContext context)
    {
        var caller = context.GetCaller().RequireTrader();
        var id = Ids.Require(request.UploadId, "upload_id");
        limits.RequireSize(request.Size);
        if (request.Metadata.Length > MaxMetadata || request.Metadata.Any(letter => letter is < ' ' or > '~'))
            throw PendingErrors.BadMetadata.ToException();
        using var turn = await gate.EnterAsync(caller.UserId, Beginning, context.CancellationToken);
        if (await pending.FindAsync(caller.UserId, id, context.CancellationToken) is { } begun)
            return begun.Size == request.Size ? await AnswerAsync(begun, context) : throw PendingErrors.OtherSize.ToException();
        limits.Count(caller.UserId, context);
        await quotas.RequireAsync(caller.UserId, request.Size, context.CancellationToken);
        limits.Require(await pending.ListAsync(caller.UserId, context.CancellationToken), request.Size);
        var upload = new PendingUpload(caller.UserId, id, request.Size, clock.GetUtcNow());
        await pending.BeginAsync(upload, request.Metadata, context.CancellationToken);
        return await AnswerAsync(upload, context);
    }

    public override async Task<Answer> Find(FindUploadRequest request, ServerCallContext context)
    {
        var caller = context.GetCaller().RequireTrader();
        return await AnswerAsync(await RequireAsync(caller, Ids.Require(request.UploadId, "upload_id"), context), context);
    }

    public override async Task<Contracts.Pictures.PendingUploads> List(ListUploadsRequest request, ServerCallContext context)
    {
        var caller = context.GetCaller().RequireTrader();
        var answer = new Contracts.Pictures.PendingUploads();
        foreach (var upload in await pending.ListAsync(caller.UserId, context.CancellationToken))
        {
            if (await pending.OpenAsync(upload, context.CancellationToken) is { } file)
                answer.Uploads.Add(await AnswerAsync(file, context));
        }

        answer.Problems.AddRange(await schedules.ProblemsAsync(caller.UserId, context.CancellationToken));

        return answer;
    }

    public override async Task<UploadThumbnail> GetThumbnail(GetThumbnailRequest request, ServerCallContext context)
    {
        var caller = context.GetCaller().RequireTrader();
        var id = Ids.Require(request.UploadId, "upload_id");
        limits.CountThumbnail(caller.UserId, context);
        var upload = await RequireAsync(caller, id, context);
        return new UploadThumbnail { Image = UnsafeByteOperations.UnsafeWrap(await thumbnails.ReadAsync(upload, context.CancellationToken)) };
    }

    public override async Task<Answer> Append(IAsyncStreamReader<AppendRequest> requestStream, ServerCallContext context)
    {
        var caller = context.GetCaller().RequireTrader();
        using var place = open.Begin(caller, context);
        var header = await receiver.ReadHeaderAsync(requestStream, context.CancellationToken);
        var id = Ids.Require(header.UploadId, "header.upload_id");
        using var turn = gate.TryEnter(caller.UserId, id) ?? throw PendingErrors.InUse.ToException();
        var upload = await RequireAsync(caller, id, context);
        var file = await OpenAsync(upload, context);
        var offset = await receiver.ReceiveAsync(requestStream, file, header, context.CancellationToken);
        var answer = ToAnswer(file);
        answer.Offset = offset;
        return answer;
    }

    public override async Task<CancelUploadResponse> Cancel(CancelUploadRequest request, ServerCallContext context)
    {
        var caller = context.GetCaller().RequireTrader();
        var id = Ids.Require(request.UploadId, "upload_id");
        using var turn = gate.TryEnter(caller.UserId, id) ?? throw PendingErrors.InUse.ToException();
        await schedules.RemoveAsync(caller.UserId, id, context.CancellationToken);
        await pending.RemoveAsync(caller.UserId, id, context.CancellationToken);
        return new CancelUploadResponse();
    }

    public override async Task<UploadResponse> Publish(UploadHeader request, ServerCallContext context)
    {
        var caller = context.GetCaller().RequireTrader();
        var order = request.ToOrder(caller.UserId);
        // A repeat waits for the call that it repeats.
        using var turn = await gate.EnterAsync(caller.UserId, request.UploadId, context.CancellationToken);
        var published = await publisher.PublishAsync(order, request.UploadId, context.CancellationToken);
        await schedules.RemoveAsync(caller.UserId, request.UploadId, CancellationToken.None);
        return published.ToUploadResponse();
    }

    public override async Task<Answer> Schedule(ScheduleUploadRequest request, ServerCallContext context)
    {
        var caller = context.GetCaller().RequireTrader();
        return await AnswerAsync(await scheduling.ScheduleAsync(caller.UserId, request, context.CancellationToken), context);
    }

    public override async Task<UnscheduleUploadResponse> Unschedule(UnscheduleUploadRequest request, ServerCallContext context)
    {
        var caller = context.GetCaller().RequireTrader();
        await scheduling.UnscheduleAsync(caller.UserId, Ids.Require(request.UploadId, "upload_id"), context.CancellationToken);
        return new UnscheduleUploadResponse();
    }

    private async Task<PendingUpload> RequireAsync(Caller caller, string id, ServerCallContext context) =>
        await pending.FindAsync(caller.UserId, id, context.CancellationToken) ?? throw PendingErrors.Unknown.ToException();

    private async Task<PendingFile> OpenAsync(PendingUpload upload, ServerCallContext context) =>
        await pending.OpenAsync(upload, context.CancellationToken) ?? throw PendingErrors.Unknown.ToException();

    private async Task<Answer> AnswerAsync(PendingUpload upload, ServerCallContext context) => await AnswerAsync(await OpenAsync(upload, context), context);

    private async Task<Answer> AnswerAsync(PendingFile file, ServerCallContext context)
    {
        var answer = ToAnswer(file);
        answer.Schedule = await schedules.FindAsync(file.Upload.OwnerId, file.Upload.UploadId, context.CancellationToken);
        return answer;
    }

    private Answer ToAnswer(PendingFile file) => new()
    {
        UploadId = file.Upload.UploadId, Size = file.Upload.Size, Offset = file.Offset, Metadata = file.Metadata,
        ExpiresAt = pending.ExpiryOf(file.Upload).ToTimestamp(),
    };
}
