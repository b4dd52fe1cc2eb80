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
    public async Task RequirePersonAsync(string userId, CancellationToken cancellationToken) => _ = await ServiceCall.FindAsync(
            stop => people.GetProfileAsync(new GetProfileRequest { UserId = userId }, cancellationToken: stop),
            "person_not_found", clock, logger, cancellationToken)
        ?? throw MessageErrors.PersonNotFound.ToException();

    /// <exception cref="DomainException">"picture_not_found"; "try_again" when Pictures is unavailable.</exception>
    public async Task RequirePictureAsync(string pictureId, CancellationToken cancellationToken) => _ = await ServiceCall.FindAsync(
            stop => pictures.GetTermsAsync(new GetTermsRequest { PictureId = pictureId }, cancellationToken: stop),
            "picture_not_found", clock, logger, cancellationToken)
        ?? throw DomainError.NotFound("picture_not_found", "There is no such picture.").ToException();
}
