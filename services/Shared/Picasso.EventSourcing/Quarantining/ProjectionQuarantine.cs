using Microsoft.Extensions.Logging;
using Picasso.EventSourcing.Projecting;

namespace Picasso.EventSourcing.Quarantining;

/// <summary>The quarantine of one projection: holding streams, applying events through it, and releasing streams.</summary>
internal sealed class ProjectionQuarantine(IProjection projection, IQuarantine quarantine, IEventStore log, TimeProvider clock, ILogger logger)
{
    /// <summary>How many streams are read, and retried, at a time.</summary>
    public const int Page = 100;

    /// <summary>The projection.</summary>
    public IProjection Projection => projection;

    /// <summary>The projection with its quarantine.</summary>
    public QuarantiningProjection Gate { get; } = new(projection, quarantine, clock, logger);

    /// <summary>The number of held streams, and the first of them.</summary>
    public async Task<QuarantineSummary> SummarizeAsync(CancellationToken cancellationToken)
    {
        var first = await ListAsync("", 1, cancellationToken);
        return first is [var one]
            ? new QuarantineSummary(await quarantine.CountAsync(projection.Name, cancellationToken), one)
            : QuarantineSummary.Empty;
    }

    /// <summary>A stream, if it is held.</summary>
    public Task<IReadOnlyList<HeldStream>> FindAsync(string stream, CancellationToken cancellationToken) =>
        quarantine.FindAsync(projection.Name, [stream], cancellationToken);

    /// <summary>Held streams by name, after a name.</summary>
    public Task<IReadOnlyList<HeldStream>> ListAsync(string afterStream, int limit, CancellationToken cancellationToken) =>
        quarantine.ListAsync(projection.Name, afterStream, limit, cancellationToken);

    /// <summary>Applies the skipped events of a stream, if this version can read them.</summary>
    public async Task<bool> TryReleaseAsync(HeldStream held, LogPosition applied, CancellationToken cancellationToken)
    {
        if (!await new StreamRedrive(projection, quarantine, log, clock).TryAsync(held, applied, cancellationToken))
            return false;
        logger.LogInformation("{Projection} has applied the held events of {Stream}", projection.Name, held.Stream);
        return true;
    }

    /// <summary>Tries every held stream once.</summary>
    /// <returns>Number of released streams.</returns>
    public async Task<int> ReleaseAllAsync(CancellationToken cancellationToken) =>
        await ReleaseAllAsync(_ => true, LogPosition.Start, cancellationToken);

    /// <summary>Fills a copy from the first event on, and afterwards releases the streams that the copy could read.</summary>
    /// <param name="rebuild">The copy.</param>
    /// <param name="fill">Fills a projection.</param>
    /// <param name="swap">Swaps the copy in, and returns its position.</param>
    /// <param name="cancellationToken">Abandons it.</param>
    public async Task RebuildAsync(
        IProjectionRebuild rebuild, Func<IProjection, Task> fill, Func<IProjection, Task<LogPosition>> swap, CancellationToken cancellationToken)
    {
        var holds = new RebuildQuarantine(quarantine);
        var target = new QuarantiningProjection(rebuild.Target, holds, clock, logger);
        await fill(target);
        var applied = await swap(target);
        await ReleaseAllAsync(stream => !holds.Holds(stream), applied, cancellationToken);
    }

    private async Task<int> ReleaseAllAsync(Func<string, bool> wanted, LogPosition applied, CancellationToken cancellationToken)
    {
        var (released, after) = (0, "");
        while (await ListAsync(after, Page, cancellationToken) is { Count: > 0 } page)
        {
            foreach (var held in page.Where(one => wanted(one.Stream)))
                released += await TryReleaseAsync(held, applied, cancellationToken) ? 1 : 0;
            after = page[^1].Stream;
        }

        return released;
    }
}

/// <summary>A summary of a projection's quarantine.</summary>
/// <param name="Streams">Number of streams.</param>
/// <param name="First">One of them; null when there is none.</param>
public sealed record QuarantineSummary(long Streams, HeldStream? First)
{
    /// <summary>Nothing is held.</summary>
    public static QuarantineSummary Empty { get; } = new(0, null);
}
