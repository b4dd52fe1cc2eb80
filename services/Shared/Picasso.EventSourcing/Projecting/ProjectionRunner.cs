using Microsoft.Extensions.Logging;
using Picasso.Background;
using Picasso.EventSourcing.Quarantining;

namespace Picasso.EventSourcing.Projecting;

/// <summary>
/// Keeps a projection up to date: catches up from its checkpoint, then follows. What fails is tried again, later and
/// later, from the checkpoint; after a failed batch the events come one by one, so that all good ones before the bad one
/// are applied and the failure names the bad one. Nothing is skipped but the streams in quarantine, which are tried again when the program
/// starts and each <see cref="RetryHeldAfter"/>.
/// </summary>
/// <typeparam name="TProjection">The projection.</typeparam>
public sealed partial class ProjectionRunner<TProjection> : BackgroundLoop
    where TProjection : class, IProjection
{
    /// <summary>How often streams in quarantine are tried again.</summary>
    public static readonly TimeSpan RetryHeldAfter = TimeSpan.FromMinutes(1);

    private static readonly LoopSettings s_follow = LoopSettings.Endless with { FirstPause = TimeSpan.FromMilliseconds(100) };
    private static readonly LoopSettings s_quarantine = LoopSettings.Endless with { Part = "quarantine" };

    private readonly TProjection _projection;
    private readonly ProjectionQuarantine _quarantine;
    private readonly IEventStore _store;
    private readonly EventSourcingMetrics _metrics;
    // Held while a batch is applied, and while a rebuilt copy takes over: the two must not interleave.
    private readonly SemaphoreSlim _turn = new(1);
    // Held while a copy is made, and while held streams are tried again: what a copy contains already must not be applied to it again.
    private readonly SemaphoreSlim _late = new(1);
    private LogPosition _carefulThrough;
    private LogPosition _tried;

    /// <summary>A runner that begins with the host.</summary>
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

    /// <summary>How far it is.</summary>
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
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(
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

    /// <summary>Follows until cancelled, or until the checkpoint turns out to be elsewhere.</summary>
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

    // After a failed batch the events come one by one: the second failure names the bad one.
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
