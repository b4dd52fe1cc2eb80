using Grpc.Core;
using Picasso.Contracts.Payments;

namespace Picasso.Fakes.Site;

/// <summary>Two shards, one of which is down.</summary>
public sealed class FakeShards : ShardOperations.ShardOperationsBase
{
    public override Task<ListShardsResponse> ListShards(ListShardsRequest request, ServerCallContext context) => Task.FromResult(new ListShardsResponse
    {
        Shards =
        {
            new ShardStatus { Name = "payments-0", Buckets = 512, Ready = true },
            new ShardStatus { Name = "payments-1", Buckets = 512, Ready = false },
        },
    });
}
