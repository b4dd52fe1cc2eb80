using Picasso.Contracts.Pictures;
using Picasso.EventSourcing;
using Picasso.Kernel;
using Picasso.Pictures.Queries.ProvingTitle;

namespace Picasso.Pictures.Queries.Downloading;

/// <summary>Returns to the current owner, by the picture's stream, the object and the file name of the original.</summary>
internal sealed class DownloadGrants(IEventStore log)
{
    /// <summary>A grant for the caller.</summary>
    /// <exception cref="DomainException">"picture_not_found", "not_owner" or "picture_frozen".</exception>
    public async Task<DownloadGrant> GrantAsync(PictureId pictureId, UserId callerId, CancellationToken cancellationToken)
    {
        var state = (await log.RequireHistoryAsync(pictureId, cancellationToken)).State;
        if (state.OwnerId != callerId)
            throw PictureErrors.NotOwner.ToException();
        if (state.IsFrozen)
            throw PictureErrors.Frozen.ToException();
        return new DownloadGrant
        {
            Url = DownloadEndpoint.AddressOf(pictureId),
            FileName = FileNames.For(state.Details!.Title, state.Original!.MediaType),
        };
    }
}
