using Microsoft.Extensions.Logging;
using Picasso.Contracts.Users;
using Picasso.Kernel;
using Picasso.ServiceDefaults.Grpc;

namespace Picasso.Reactions.Clients;

/// <summary>What Users knows of people.</summary>
internal sealed class UsersClient(Profiles.ProfilesClient profiles, TimeProvider clock, ILogger<UsersClient> logger)
{
    /// <summary>Ends the call unless there is such a person.</summary>
    /// <exception cref="DomainException">"person_not_found"; "try_again" when Users is away.</exception>
    public async Task RequireAsync(string userId, CancellationToken cancellationToken) => _ = await ServiceCall.FindAsync(
            stop => profiles.GetProfileAsync(new GetProfileRequest { UserId = userId }, cancellationToken: stop),
            "person_not_found", clock, logger, cancellationToken)
        ?? throw DomainError.NotFound("person_not_found", "There is no such person.").ToException();
}
