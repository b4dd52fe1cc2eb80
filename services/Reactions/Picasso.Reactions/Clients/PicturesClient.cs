using Microsoft.Extensions.Logging;
using Picasso.Contracts.Pictures;
using Picasso.Kernel;
using Picasso.ServiceDefaults.Grpc;

namespace Picasso.Reactions.Clients;

/// <summary>Reads pictures from the write side of Pictures: decisions never use a read model.</summary>
internal sealed class PicturesClient(PictureCommands.PictureCommandsClient pictures, TimeProvider clock, ILogger<PicturesClient> logger)
{
    private const string Deleted = "picture_deleted";

    /// <summary>The picture's present owner.</summary>
    /// <exception cref="DomainException">"picture_not_found", also for a deleted one; "try_again" when Pictures is unavailable.</exception>
    public async Task<UserId> GetOwnerAsync(PictureId pictureId, CancellationToken cancellationToken) =>
        await FindOwnerAsync(pictureId, cancellationToken) ?? throw DomainError.NotFound("picture_not_found", "There is no such picture.").ToException();

    /// <summary>The picture's present owner; null when it does not exist, or was deleted.</summary>
    /// <exception cref="DomainException">"try_again" when Pictures is unavailable.</exception>
    public async Task<UserId?> FindOwnerAsync(PictureId pictureId, CancellationToken cancellationToken)
    {
        var terms = await ServiceCall.FindAsync(
            stop => pictures.GetTermsAsync(new GetTermsRequest { PictureId = pictureId.Value }, cancellationToken: stop),
            "picture_not_found", clock, logger, cancellationToken);
        return terms is null || terms.UnavailableReason == Deleted ? (UserId?)null : new UserId(terms.OwnerId);
    }
}
