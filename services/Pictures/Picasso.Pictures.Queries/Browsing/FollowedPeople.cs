using Microsoft.Extensions.Logging;
using Picasso.Contracts.Reactions;
using Picasso.Kernel;
using Picasso.ServiceDefaults.Grpc;

namespace Picasso.Pictures.Queries.Browsing;

/// <summary>Reads from Reactions, with the caller's own token, whom the caller follows.</summary>
internal sealed class FollowedPeople(Reactions.ReactionsClient reactions, TimeProvider clock, ILogger<FollowedPeople> logger)
{
    /// <summary>At most 5,000 ids.</summary>
    /// <exception cref="DomainException">The error of Reactions, or "reactions_unavailable".</exception>
    public async Task<IReadOnlyList<string>> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            var answer = await ServiceCall.InvokeAsync(
                stop => reactions.ListFollowedAsync(new ListFollowedRequest(), cancellationToken: stop), clock, logger, cancellationToken);
            return answer.UserIds;
        }
        catch (DomainException refused) when (refused.Error.Reason == DomainError.TryAgain.Reason)
        {
            throw Unavailable.ToException();
        }
    }

    private static DomainError Unavailable { get; } = new(
        DomainErrorKind.Unavailable, "reactions_unavailable", "We cannot see whom you follow right now. Please try again.");
}
