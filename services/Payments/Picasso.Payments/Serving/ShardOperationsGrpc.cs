using Grpc.Core;
using Microsoft.AspNetCore.Authorization;
using Picasso.Contracts;
using Picasso.Contracts.Payments;
using Picasso.Payments.Sharding;

namespace Picasso.Payments.Serving;

[Authorize(Policy = Policies.Operator)]
internal sealed class ShardOperationsGrpc(ShardAdding adding) : ShardOperations.ShardOperationsBase
{
    public override Task<ListShardsResponse> ListShards(ListShardsRequest request, ServerCallContext context) =>
        ListAsync(context.CancellationToken);

    public override async Task<ListShardsResponse> AddShard(AddShardRequest request, ServerCallContext context)
    {
        await adding.AddAsync(request.Name, request.TakeShare, context.CancellationToken);
        return await ListAsync(context.CancellationToken);
    }

    public override async Task<ListShardsResponse> MoveBuckets(MoveBucketsRequest request, ServerCallContext context)
    {
        await adding.MoveAsync(request.ToShard, request.FirstBucket, request.LastBucket, context.CancellationToken);
        return await ListAsync(context.CancellationToken);
    }

    private async Task<ListShardsResponse> ListAsync(CancellationToken cancellationToken) => new()
    {
        Shards =
        {
            (await adding.ListAsync(cancellationToken)).Select(shard => new ShardStatus
            {
                Name = shard.Name, Ready = shard.Ready, Buckets = shard.Buckets,
            }),
        },
    };
}
