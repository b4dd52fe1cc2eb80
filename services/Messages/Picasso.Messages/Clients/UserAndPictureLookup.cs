using Microsoft.Extensions.Logging;
using Picasso.Contracts.Pictures;
using Picasso.Contracts.Users;
using Picasso.Kernel;
using Picasso.ServiceDefaults.Grpc;

namespace Picasso.Messages.Clients;

/// <summary>Looks up users and pictures in other services.</summary>
internal sealed class UserAndPictureLookup(
    Profiles.ProfilesClient people, PictureCommands.PictureCommandsClient pictures, TimeProvider clock, ILogger<UserAndPictureLookup> logger)
{
    /// <exception cref="DomainException">"person_not_found"; "try_again" when Users is unavailable.</exception>
    public async Task RequirePersonAsync(UserId userId, CancellationToken cancellationToken) => _ = await ServiceCall.FindAsync(
            stop => people.GetProfileAsync(new GetProfileRequest { UserId = userId.Value }, cancellationToken: stop),
            "person_not_found", clock, logger, cancellationToken)
        ?? throw MessageErrors.PersonNotFound.ToException();

    /// <exception cref="DomainException">"picture_not_found"; "try_again" when Pictures is unavailable.</exception>
    public async Task RequirePictureAsync(PictureId pictureId, CancellationToken cancellationToken) => _ = await ServiceCall.FindAsync(
            stop => pictures.GetTermsAsync(new GetTermsRequest { PictureId = pictureId.Value }, cancellationToken: stop),
            "picture_not_found", clock, logger, cancellationToken)
        ?? throw DomainError.NotFound("picture_not_found", "There is no such picture.").ToException();
}
