using Microsoft.Extensions.Logging;
using Picasso.Contracts.Users;
using Picasso.Kernel;
using Picasso.ServiceDefaults.Grpc;

namespace Picasso.Reactions.Clients;

/// <summary>Reads users from Users.</summary>
internal sealed class UsersClient(Profiles.ProfilesClient profiles, TimeProvider clock, ILogger<UsersClient> logger)
{
    /// <summary>Ends the call unless the user exists.</summary>
    /// <exception cref="DomainException">"person_not_found"; "try_again" when Users is unavailable.</exception>
    public async Task RequireAsync(UserId userId, CancellationToken cancellationToken) => _ = await ServiceCall.FindAsync(
            stop => profiles.GetProfileAsync(new GetProfileRequest { UserId = userId.Value }, cancellationToken: stop),
            "person_not_found", clock, logger, cancellationToken)
        ?? throw DomainError.NotFound("person_not_found", "There is no such person.").ToException();
}
