using Microsoft.Extensions.Options;
using Picasso.EventSourcing;
using Picasso.EventSourcing.Deciding;
using Picasso.Kernel;
using Picasso.Pictures.Commands.Uploading;

namespace Picasso.Pictures.Commands.Quotas;

/// <summary>
/// The quota of each user, in a stream of the log for each user: it is valid for all copies of the service, survives restarts, and two concurrent
/// uploads cannot both allocate the last space. Pictures from before quotas existed are not counted.
/// </summary>
internal sealed class UploadQuotas(IEventStore store, IOptions<UploadOptions> options, TimeProvider clock)
{
    private const int FoldsKept = 200;

    private readonly CommandHandler<UploadQuota, QuotaCommand, QuotaEvent> _runner =
        new(store, UploadQuota.Decider, new QuotaEncoding(), clock, FoldsKept);

    private UploadShare Limits => new(
        options.Value.PicturesPerDay, options.Value.BytesPerDay, options.Value.PicturesPerPerson, options.Value.BytesPerPerson);

    /// <summary>Rejects an upload that could not be stored, before its bytes are received.</summary>
    /// <exception cref="Kernel.DomainException">"upload_quota_day", "upload_quota_storage".</exception>
    public async Task RequireAsync(UserId personId, long bytes, CancellationToken cancellationToken)
    {
        var quota = (await _runner.LoadAsync(StreamOf(personId), cancellationToken)).State;
        if (quota.RefuseMore(bytes, clock.GetUtcNow(), Limits) is { } error)
            throw error.ToException();
    }

    /// <summary>Allocates space for a picture; repeating it changes nothing.</summary>
    /// <exception cref="Kernel.DomainException">"upload_quota_day", "upload_quota_storage".</exception>
    public async Task TakeAsync(UserId personId, PictureId pictureId, long bytes, CancellationToken cancellationToken) =>
        (await RunAsync(personId, new TakeRoom(new RoomTaken(pictureId, bytes, clock.GetUtcNow()), Limits), cancellationToken)).OrThrow();

    /// <summary>Ensures that a stored picture has its allocation, whatever the limits; usually nothing changes.</summary>
    public async Task RecordAsync(UserId personId, PictureId pictureId, long bytes, CancellationToken cancellationToken) => (await RunAsync(
        personId, new TakeRoom(new RoomTaken(pictureId, bytes, clock.GetUtcNow()), UploadShare.Unlimited), cancellationToken)).OrThrow();

    /// <summary>Releases the space of a picture whose files were deleted; without an allocation nothing changes.</summary>
    public async Task ReturnAsync(UserId personId, PictureId pictureId, CancellationToken cancellationToken) =>
        (await RunAsync(personId, new ReturnRoom(pictureId), cancellationToken)).OrThrow();

    private Task<CommandResult<UploadQuota>> RunAsync(UserId personId, QuotaCommand command, CancellationToken cancellationToken) =>
        _runner.RunAsync(StreamOf(personId), command, (_, _) => "{}"u8.ToArray(), null, cancellationToken);

    private static string StreamOf(UserId personId) => UploadQuota.StreamPrefix + personId;
}
