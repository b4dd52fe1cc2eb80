using Picasso.EventSourcing;
using Picasso.EventSourcing.Subscribing;
using Picasso.Pictures.Commands.Quotas;
using Picasso.Pictures.Commands.Streams;
using Picasso.Pictures.Commands.Uploading;

namespace Picasso.Pictures.Commands.Cleaning;

/// <summary>Deletes the files of deleted pictures and releases their quota, from a checkpoint, so that none is missed.</summary>
internal sealed class DeletedPictureFiles(PictureStreams pictures, PictureFiles files, UploadQuotas quotas) : IEventSubscriber
{
    public string Name => "deleted-picture-files";

    public EventFilter Filter { get; } = EventFilter.Streams(PictureEvents.StreamPrefix);

    public async Task HandleAsync(RecordedEvent recorded, CancellationToken cancellationToken)
    {
        if (PictureEncoding.Instance.Decode(recorded.Type, recorded.Data.Span) is not PictureDeleted)
            return;
        var id = PictureEvents.PictureIdOf(recorded.Stream);
        var picture = (await pictures.LoadAsync(id, cancellationToken)).State;
        if (picture is not { Deleted: true, TimesSold: 0 })
            return;
        await files.RemoveAllAsync(id, cancellationToken);
        await quotas.ReturnAsync(picture.CreatorId, id, cancellationToken);
    }
}
