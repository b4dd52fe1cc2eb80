using Picasso.EventSourcing.Quarantining;
using Picasso.Kernel;

namespace Picasso.EventSourcing.Projecting;

public sealed partial class ProjectionRunner<TProjection> : IQuarantinedStreams
{
    string IQuarantinedStreams.Projection => _projection.Name;

    async Task<long> IQuarantinedStreams.CountAsync(CancellationToken cancellationToken) =>
        (await _quarantine.SummarizeAsync(cancellationToken)).Streams;

    async Task<IReadOnlyList<HeldRecord>> IQuarantinedStreams.ListAsync(int limit, CancellationToken cancellationToken) =>
        [.. (await _quarantine.ListAsync("", limit, cancellationToken)).Select(held => new HeldRecord(
            held.Stream, held.FromRevision, held.ThroughRevision, held.EventId, held.EventType, held.Reason, held.HeldAt))];

    Task<int> IQuarantinedStreams.RetryAsync(string? stream, CancellationToken cancellationToken) => AloneAsync(
        _late, () => stream is null ? RetryAllHeldAsync(cancellationToken) : RetryHeldAsync(stream, cancellationToken), cancellationToken);

    private async Task RetryHeldAsync(CancellationToken cancellationToken)
    {
        await CountHeldAsync(cancellationToken);
        // Before that, skipped events may lie behind the checkpoint, where they cannot be applied yet.
        await Progress.HasCaughtUpAsync(cancellationToken);
        await AloneAsync(_late, () => RetryAllHeldAsync(cancellationToken), cancellationToken);
    }

    private async Task<int> RetryAllHeldAsync(CancellationToken cancellationToken)
    {
        var (released, after) = (0, "");
        while (await _quarantine.ListAsync(after, ProjectionQuarantine.Page, cancellationToken) is { Count: > 0 } page)
        {
            released += await ReleaseAsync(page, cancellationToken);
            after = page[^1].Stream;
        }

        await CountHeldAsync(cancellationToken);
        return released;
    }

    private async Task<int> RetryHeldAsync(string stream, CancellationToken cancellationToken)
    {
        var released = await ReleaseAsync(await _quarantine.FindAsync(stream, cancellationToken), cancellationToken);
        await CountHeldAsync(cancellationToken);
        return released;
    }

    private async Task<int> ReleaseAsync(IEnumerable<HeldStream> streams, CancellationToken cancellationToken)
    {
        var released = 0;
        foreach (var held in streams)
            released += await InTurnAsync(() => _quarantine.TryReleaseAsync(held, LogPosition.Start, cancellationToken), cancellationToken) ? 1 : 0;
        return released;
    }

    private async Task CountHeldAsync(CancellationToken cancellationToken) => Progress.Holds(await _quarantine.SummarizeAsync(cancellationToken));
}
