using Microsoft.Extensions.Options;
using Picasso.EventSourcing;
using Picasso.EventSourcing.Deciding;
using Picasso.Pictures.Commands.Uploading;

namespace Picasso.Pictures.Commands.Quotas;

/// <summary>
/// What each person has stored, in a stream of the log for each person: so it holds over all copies of the service, survives restarts, and
/// two uploads at once cannot both take the last room. Pictures from before there were quotas are not counted.
/// </summary>
internal sealed class UploadQuotas(IEventStore store, IOptions<UploadOptions> options, TimeProvider clock)
{
    private const int FoldsKept = 200;

    private readonly CommandHandler<UploadQuota, QuotaCommand, QuotaEvent> _runner =
        new(store, UploadQuota.Decider, new QuotaEncoding(), clock, FoldsKept);

    private UploadShare Limits => new(
        options.Value.PicturesPerDay, options.Value.BytesPerDay, options.Value.PicturesPerPerson, options.Value.BytesPerPerson);

    /// <summary>Refuses an upload early that could not be stored later, before its bytes come.</summary>
    /// <exception cref="Kernel.DomainException">"upload_quota_day", "upload_quota_storage".</exception>
    public async Task RequireAsync(string personId, long bytes, CancellationToken cancellationToken)
    {
        var quota = (await _runner.LoadAsync(StreamOf(personId), cancellationToken)).State;
        if (quota.RefuseMore(bytes, clock.GetUtcNow(), Limits) is { } error)
            throw error.ToException();
    }

    /// <summary>Takes room for a picture; repeating it changes nothing.</summary>
    /// <exception cref="Kernel.DomainException">"upload_quota_day", "upload_quota_storage".</exception>
    public async Task TakeAsync(string personId, string pictureId, long bytes, CancellationToken cancellationToken) =>
        (await RunAsync(personId, new TakeRoom(new RoomTaken(pictureId, bytes, clock.GetUtcNow()), Limits), cancellationToken)).OrThrow();

    /// <summary>Sees to it that a picture that is stored has its room, whatever the limits; usually nothing changes.</summary>
    public async Task RecordAsync(string personId, string pictureId, long bytes, CancellationToken cancellationToken) => (await RunAsync(
        personId, new TakeRoom(new RoomTaken(pictureId, bytes, clock.GetUtcNow()), UploadShare.Unlimited), cancellationToken)).OrThrow();

    /// <summary>Gives back the room of a picture whose files are gone; without room taken nothing changes.</summary>
    public async Task ReturnAsync(string personId, string pictureId, CancellationToken cancellationToken) =>
        (await RunAsync(personId, new ReturnRoom(pictureId), cancellationToken)).OrThrow();

    private Task<CommandResult<UploadQuota>> RunAsync(string personId, QuotaCommand command, CancellationToken cancellationToken) =>
        _runner.RunAsync(StreamOf(personId), command, (_, _) => "{}"u8.ToArray(), null, cancellationToken);

    private static string StreamOf(string personId) => UploadQuota.StreamPrefix + personId;
}
