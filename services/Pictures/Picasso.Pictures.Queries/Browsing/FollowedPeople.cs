using Grpc.Core;
using Picasso.Contracts.Reactions;
using Picasso.Kernel;
using Picasso.ServiceDefaults.Grpc;

namespace Picasso.Pictures.Queries.Browsing;

/// <summary>Asks Reactions, with the caller's own token, whom the caller follows.</summary>
internal sealed class FollowedPeople(Reactions.ReactionsClient reactions)
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(5);

    /// <summary>At most 5,000 ids.</summary>
    /// <exception cref="RefusedException">What Reactions refused with, or "reactions_unavailable".</exception>
    public async Task<IReadOnlyList<string>> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            deadline.CancelAfter(s_patience);
            return (await reactions.ListFollowedAsync(new ListFollowedRequest(), cancellationToken: deadline.Token)).UserIds;
        }
        catch (RpcException failure) when (!cancellationToken.IsCancellationRequested)
        {
            throw (failure.ToRefusal() ?? Unavailable).ToException();
        }
    }

    private static Refusal Unavailable { get; } = new(
        RefusalKind.Unavailable, "reactions_unavailable", "We cannot see whom you follow right now. Please try again.");
}
