using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Logging;
using Picasso.Contracts;
using Picasso.Contracts.Operations;
using Picasso.Kernel;

namespace Picasso.ServiceDefaults.Health;

/// <summary>Lists the streams in quarantine for operators, and retries them.</summary>
[Authorize(Policies.Operator)]
internal sealed class QuarantinedStreamsGrpc(IEnumerable<IQuarantinedStreams> projections, ILogger<QuarantinedStreamsGrpc> logger) : HeldStreams.HeldStreamsBase
{
    private const int MostPerProjection = 100;
    private const int LongestName = 200;

    public override async Task<ListHeldStreamsResponse> List(ListHeldStreamsRequest request, ServerCallContext context)
    {
        var answer = new ListHeldStreamsResponse();
        foreach (var projection in projections.OrderBy(one => one.Projection, StringComparer.Ordinal))
        {
            var held = await projection.ListAsync(MostPerProjection, context.CancellationToken);
            answer.Streams.AddRange(held.Select(one => ToMessage(projection.Projection, one)));
            answer.Total += held.Count < MostPerProjection ? held.Count : await projection.CountAsync(context.CancellationToken);
        }

        return answer;
    }

    public override async Task<RetryHeldStreamsResponse> Retry(RetryHeldStreamsRequest request, ServerCallContext context)
    {
        if (request.Stream.Length > LongestName)
            throw DomainError.Invalid("stream_invalid", "That is not the name of a stream.", "stream").ToException();
        var named = projections.Where(one => request.Projection.Length == 0 || one.Projection == request.Projection).ToList();
        if (named.Count == 0 && request.Projection.Length > 0)
            throw DomainError.NotFound("projection_not_found", "This service has no such view.").ToException();
        var released = 0;
        foreach (var projection in named)
            released += await projection.RetryAsync(request.Stream.Length == 0 ? null : request.Stream, context.CancellationToken);
        logger.LogInformation("An operator retried held streams in {Projections} views: {Released} were released", named.Count, released);
        return new RetryHeldStreamsResponse { Released = released };
    }

    private static HeldStream ToMessage(string projection, HeldRecord held) => new()
    {
        Projection = projection,
        Stream = held.Stream,
        FromRevision = held.FromRevision,
        ThroughRevision = held.ThroughRevision,
        EventId = held.EventId.ToString("D"),
        EventType = held.EventType,
        Reason = held.Reason,
        HeldAt = Timestamp.FromDateTimeOffset(held.HeldAt),
    };
}
