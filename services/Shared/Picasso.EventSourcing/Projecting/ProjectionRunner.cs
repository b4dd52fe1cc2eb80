using Microsoft.Extensions.Logging;
using Picasso.Background;
using Picasso.EventSourcing.Quarantining;

namespace Picasso.EventSourcing.Projecting;

/// <summary>
/// Keeps a projection up to date: catches up from its checkpoint, then follows. A failed batch is retried from the checkpoint with growing pauses;
/// after a failure the events are applied one by one, so that all events before the failing one are applied and the failure names it. Only streams in
/// quarantine are skipped; they are retried when the program starts and every <see cref="RetryHeldAfter"/>.
/// </summary>
/// <typeparam name="TProjection">The projection.</typeparam>
public sealed partial class ProjectionRunner<TProjection> : BackgroundLoop
    where TProjection : class, IProjection
{
    /// <summary>The interval between two retries of the streams in quarantine.</summary>
    public static readonly TimeSpan RetryHeldAfter = TimeSpan.FromMinutes(1);

    private static readonly LoopSettings s_follow = LoopSettings.Endless with { FirstPause = TimeSpan.FromMilliseconds(100) };
    private static readonly LoopSettings s_quarantine = LoopSettings.Endless with { Part = "quarantine" };

    private readonly TProjection _projection;
    private readonly ProjectionQuarantine _quarantine;
    private readonly IEventStore _store;
    private readonly EventSourcingMetrics _metrics;
    // Held while a batch is applied, and while a rebuilt copy is swapped in: the two must not interleave.
    private readonly SemaphoreSlim _turn = new(1);
    // Held while a copy is created, and while streams in quarantine are retried: events that a copy already contains must not be applied to it again.
    private readonly SemaphoreSlim _late = new(1);
    private LogPosition _carefulThrough;
    private LogPosition _tried;

    /// <summary>A runner that starts with the host.</summary>
    internal ProjectionRunner(
        TProjection projection, IEventStore store, IQuarantine quarantine, TimeProvider clock, EventSourcingMetrics metrics,
        ILogger<ProjectionRunner<TProjection>> log)
        : base(clock, log)
    {
        (_projection, _store, _metrics) = (projection, store, metrics);
        _quarantine = new ProjectionQuarantine(projection, quarantine, store, clock, log);
        Progress = new ProjectionProgress(projection.Name, clock);
        metrics.Watch(Progress);
    }

    /// <summary>Its progress.</summary>
    public ProjectionProgress Progress { get; }

    /// <inheritdoc />
    public override void Dispose()
    {
        _turn.Dispose();
        _late.Dispose();
        base.Dispose();
    }

    /// <inheritdoc />
    public override string Name => $"projection-{_projection.Name}";

    /// <inheritdoc />
    protected override Task LoopAsync(CancellationToken stoppingToken) => Task.WhenAll(
        RepeatAsync(FollowNotingAsync, TimeSpan.Zero, s_follow, stoppingToken),
        RepeatAsync(RetryHeldAsync, RetryHeldAfter, s_quarantine, stoppingToken));

    private async Task FollowNotingAsync(CancellationToken cancellationToken)
    {
        try
        {
            await FollowAsync(cancellationToken);
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            Note(fault);
            throw;
        }
    }

    /// <summary>Follows until cancelled, or until the checkpoint was moved by another writer.</summary>
    private async Task FollowAsync(CancellationToken cancellationToken)
    {
        _tried = Progress.Position;
        var end = await _store.ReadEndAsync(cancellationToken);
        Progress.SawEnd(end);
        var checkpoint = await _projection.LoadCheckpointAsync(cancellationToken);
        await foreach (var step in ProjectionSteps.ReadAsync(_store, _projection.Filter, checkpoint, BatchSizeAfter, Clock, cancellationToken))
        {
            if (step.Batch is not null && await ApplyAsync(step.Batch, cancellationToken) != step.Through)
                return;
            Progress.Reached(step.Through, endAtStart: end);
            Works();
            if (step.Batch is { Events.Count: ProjectionSteps.BatchSize })
                Progress.SawEnd(await _store.ReadEndAsync(cancellationToken));
        }
    }

    private async Task<LogPosition> ApplyAsync(ProjectionBatch batch, CancellationToken cancellationToken)
    {
        _tried = batch.Through;
        var held = _quarantine.Gate.Holds;
        var reached = await InTurnAsync(
            async () =>
            {
                using var traces = new BatchTraces(_projection, batch, live: Progress.HasCaughtUp);
                return await _quarantine.Gate.ApplyAsync(batch, cancellationToken);
            },
            cancellationToken);
        _metrics.Applied(_projection.Name, batch.Events.Count);
        if (_quarantine.Gate.Holds != held)
            await CountHeldAsync(cancellationToken);
        return reached;
    }

    private Task<T> InTurnAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken) => AloneAsync(_turn, work, cancellationToken);

    private static async Task<T> AloneAsync<T>(SemaphoreSlim turn, Func<Task<T>> work, CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken);
        try
        {
            return await work();
        }
        finally
        {
            turn.Release();
        }
    }

    private int BatchSizeAfter(LogPosition position) => position < _carefulThrough ? 1 : ProjectionSteps.BatchSize;

    // After a failed batch the events are applied one by one: the second failure names the failing one.
    private void Note(Exception fault)
    {
        if (_tried > _carefulThrough)
            _carefulThrough = _tried;
        var failure = Progress.Failed(_tried, fault);
        _metrics.Failed(_projection.Name);
        Logger.Log(
            failure.Attempts <= 2 ? LogLevel.Error : LogLevel.Debug, fault, "Projection {Projection} failed at {Position} (attempt {Attempt})",
            _projection.Name, _tried.Value, failure.Attempts);
    }
}
