using System.Globalization;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Picasso.Contracts.Pictures;
using Picasso.Kernel;
using Picasso.ServiceDefaults.Grpc;

namespace Picasso.Fakes.Site;

/// <summary>Uploads in several calls, in memory.</summary>
public sealed class FakeUploads(FakeMarket market) : ResumableUploads.ResumableUploadsBase
{
    public override Task<PendingUpload> Begin(BeginUploadRequest request, ServerCallContext context)
    {
        var owner = market.Require(context);
        if (!Ids.IsId(request.UploadId))
            throw DomainError.Invalid("invalid_request", "This id is not valid.", "upload_id").ToRpcException();
        if (request.Size > market.Limits.MaxBytes)
            throw DomainError.Invalid("file_too_large", "A file has at most 100 MB.", "chunk").ToRpcException();
        var upload = market.Pending.GetOrAdd((owner, request.UploadId), _ => new FakeUpload(request.Size, request.Metadata));
        return Task.FromResult(Answer(request.UploadId, upload));
    }

    public override Task<PendingUpload> Find(FindUploadRequest request, ServerCallContext context) =>
        Task.FromResult(Answer(request.UploadId, Require(context, request.UploadId)));

    public override Task<PendingUploads> List(ListUploadsRequest request, ServerCallContext context)
    {
        var owner = market.Require(context);
        return Task.FromResult(new PendingUploads
        {
            Problems = { market.ScheduleProblems.Where(one => one.Owner == owner).Select(one => one.Problem) },
            Uploads = { market.Pending.Where(one => one.Key.Owner == owner).Select(one => Answer(one.Key.UploadId, one.Value)) },
        });
    }

    public override Task<UploadThumbnail> GetThumbnail(GetThumbnailRequest request, ServerCallContext context)
    {
        var upload = Require(context, request.UploadId);
        return upload.Bytes.Length == upload.Size
            ? Task.FromResult(new UploadThumbnail { Image = ByteString.CopyFrom(upload.Thumbnail) })
            : throw DomainError.Conflict("upload_incomplete", "The file has not arrived whole yet.").ToRpcException();
    }

    public override async Task<PendingUpload> Append(IAsyncStreamReader<AppendRequest> requestStream, ServerCallContext context)
    {
        await requestStream.MoveNext();
        var header = requestStream.Current.Header;
        var upload = Require(context, header.UploadId);
        if (header.Offset != upload.Bytes.Length)
            throw (DomainError.Conflict("offset_mismatch", "The upload continues at another byte.") with
            {
                Metadata = new Dictionary<string, string> { ["offset"] = upload.Bytes.Length.ToString(CultureInfo.InvariantCulture) },
            }).ToRpcException();
        if (header.Checksum.Length > 0)
            throw DomainError.Invalid("checksum_mismatch", "A part of the file was damaged on its way.", "header.checksum").ToRpcException();
        while (await requestStream.MoveNext())
        {
            requestStream.Current.Chunk.WriteTo(upload.Bytes);
            upload.Chunks++;
        }

        return Answer(header.UploadId, upload);
    }

    public override Task<CancelUploadResponse> Cancel(CancelUploadRequest request, ServerCallContext context)
    {
        market.Pending.TryRemove((market.Require(context), request.UploadId), out _);
        return Task.FromResult(new CancelUploadResponse());
    }

    public override Task<UploadResponse> Publish(UploadHeader request, ServerCallContext context)
    {
        var owner = market.Require(context);
        var bytes = market.Pending.TryGetValue((owner, request.UploadId), out var upload) ? upload.Bytes.Length : (long?)null;
        if (bytes is null && !market.UploadKeys.ContainsKey(request.UploadId))
            throw DomainError.NotFound("upload_unknown", "This upload has expired or was cancelled.").ToRpcException();
        var stored = market.Store(market.People[owner], request, bytes);
        market.Pending.TryRemove((owner, request.UploadId), out _);
        return Task.FromResult(stored);
    }

    public override Task<PendingUpload> Schedule(ScheduleUploadRequest request, ServerCallContext context)
    {
        var upload = Require(context, request.Header.UploadId);
        if (request.At.ToDateTimeOffset() <= TimeProvider.System.GetUtcNow())
            throw DomainError.Invalid("schedule_invalid", "Choose a time in the future, at most 90 days from now.", "at").ToRpcException();
        upload.Schedule = request;
        return Task.FromResult(Answer(request.Header.UploadId, upload));
    }

    public override Task<UnscheduleUploadResponse> Unschedule(UnscheduleUploadRequest request, ServerCallContext context)
    {
        var owner = market.Require(context);
        if (market.Pending.TryGetValue((owner, request.UploadId), out var upload))
            upload.Schedule = null;
        market.ScheduleProblems.RemoveAll(problem => problem.Owner == owner && problem.Problem.UploadId == request.UploadId);
        return Task.FromResult(new UnscheduleUploadResponse());
    }

    private FakeUpload Require(ServerCallContext context, string uploadId) => market.Pending.TryGetValue((market.Require(context), uploadId), out var upload)
        ? upload
        : throw DomainError.NotFound("upload_unknown", "This upload has expired or was cancelled.").ToRpcException();

    private static PendingUpload Answer(string uploadId, FakeUpload upload) => new()
    {
        UploadId = uploadId, Size = upload.Size, Offset = upload.Bytes.Length, Metadata = upload.Metadata,
        Schedule = upload.Schedule, ExpiresAt = new DateTimeOffset(2040, 1, 2, 3, 4, 5, TimeSpan.Zero).ToTimestamp(),
    };
}

/// <summary>A pending upload.</summary>
/// <param name="Size">Announced size.</param>
/// <param name="Metadata">As sent.</param>
public sealed record FakeUpload(long Size, string Metadata)
{
    /// <summary>What has arrived.</summary>
    public MemoryStream Bytes { get; } = new();

    /// <summary>Its thumbnail.</summary>
    public byte[] Thumbnail { get; init; } = [1, 2, 3];

    /// <summary>When and with which details it is published later.</summary>
    public ScheduleUploadRequest? Schedule { get; set; }

    /// <summary>How many messages brought it.</summary>
    public int Chunks { get; set; }
}
