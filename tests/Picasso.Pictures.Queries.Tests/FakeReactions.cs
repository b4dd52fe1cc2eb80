using Grpc.Core;
using Microsoft.AspNetCore.Authorization;
using Picasso.Contracts;
using Picasso.Contracts.Reactions;
using Picasso.ServiceDefaults.Authentication;

namespace Picasso.Pictures.Queries.Tests;

/// <summary>What picture queries ask of Reactions.</summary>
internal sealed class FakeReactions : Contracts.Reactions.Reactions.ReactionsBase
{
    public Dictionary<string, string[]> Followed { get; } = [];

    public List<ReactionCounts> Counts { get; } = [];

    public bool Down { get; set; }

    public override Task<ListFollowedResponse> ListFollowed(ListFollowedRequest request, ServerCallContext context) => Down
        ? throw new RpcException(new Status(StatusCode.Unavailable, "secret address"))
        : Task.FromResult(new ListFollowedResponse { UserIds = { Followed.GetValueOrDefault(context.GetCaller().UserId) ?? [] } });

    [AllowAnonymous]
    public override Task<ListCountsResponse> ListCounts(ListCountsRequest request, ServerCallContext context)
    {
        var at = request.Cursor.Length == 0 ? 0 : int.Parse(request.Cursor);
        return Task.FromResult(new ListCountsResponse
        {
            Counts = { Counts.Skip(at).Take(1) },
            NextCursor = at + 1 < Counts.Count ? $"{at + 1}" : "",
        });
    }
}
