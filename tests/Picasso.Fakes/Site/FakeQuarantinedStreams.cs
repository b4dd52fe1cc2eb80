using System.Collections.Concurrent;
using Grpc.Core;
using Picasso.Contracts.Operations;

namespace Picasso.Fakes.Site;

/// <summary>One picture that a view holds back, until it is tried again.</summary>
public sealed class FakeQuarantinedStreams : HeldStreams.HeldStreamsBase
{
    public const string PictureId = "0191c1e5-0000-7000-8000-00000000000f";

    public static ConcurrentQueue<(string Projection, string Stream)> Retried { get; } = new();

    public override Task<ListHeldStreamsResponse> List(ListHeldStreamsRequest request, ServerCallContext context) => Task.FromResult(new ListHeldStreamsResponse
    {
        Total = 1,
        Streams =
        {
            new HeldStream
            {
                Projection = "pictures", Stream = $"picture-{PictureId}", FromRevision = 3, ThroughRevision = 5,
                EventId = "0191c1e5-0000-7000-8000-0000000000ee", EventType = "picture.<later>.v9", Reason = "is unknown to this version",
                HeldAt = FakeMarket.Now(),
            },
        },
    });

    public override Task<RetryHeldStreamsResponse> Retry(RetryHeldStreamsRequest request, ServerCallContext context)
    {
        Retried.Enqueue((request.Projection, request.Stream));
        return Task.FromResult(new RetryHeldStreamsResponse { Released = request.Stream.Length > 0 ? 1 : 0 });
    }
}
