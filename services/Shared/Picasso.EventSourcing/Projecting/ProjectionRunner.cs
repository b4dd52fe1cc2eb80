using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Picasso.EventSourcing.Quarantining;

namespace Picasso.EventSourcing.Projecting;

/// <summary>
/// Keeps a projection up to date: catches up from its checkpoint, then follows. What fails is tried again, later and
/// later, from the checkpoint; after a failed batch the events come one by one, so that all good ones before the bad one
/// are applied and the failure names the bad one. Nothing is skipped but the streams in quarantine, which are tried again when the program
/// starts and each <see cref="RetryHeldAfter"/>.
/// </summary>
/// <typeparam name="TProjection">The projection.</typeparam>
public sealed partial class ProjectionRunner<TProjection> : BackgroundService
    where TProjection : class, IProjection
{
    /// <summary>How often streams in quarantine are tried again.</summary>
    public static readonly TimeSpan RetryHeldAfter = TimeSpan.FromMinutes(1);

    private readonly TProjection _projection;
    private readonly ProjectionQuarantine _quarantine;
    private readonly IEventStore _store;
    private readonly TimeProvider _clock;
    private readonly EventSourcingMetrics _metrics;
    private readonly ILogger _log;
    // Held while a batch is applied, and while a rebuilt copy takes over: the two must not interleave.
    private readonly SemaphoreSlim _turn = new(1);
    private LogPosition _carefulThrough;
    private LogPosition _tried;

    /// <summary>A runner that begins with the host.</summary>
    internal ProjectionRunner(
        TProjection projection, IEventStore store, IQuarantine quarantine, TimeProvider clock, EventSourcingMetrics metrics,
        ILogger<ProjectionRunner<TProjection>> log)
    {
        (_projection, _store, _clock, _metrics, _log) = (projection, store, clock, metrics, log);
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
        base.Dispose();
    }

    /// <inheritdoc />
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(KeepFollowingAsync(stoppingToken), KeepRetryingHeldAsync(stoppingToken));

    private async Task KeepFollowingAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await FollowAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                await BackOffAsync(exception, stoppingToken);
            }
        }
    }

    /// <summary>Follows until cancelled, or until the checkpoint turns out to be elsewhere.</summary>
    private async Task FollowAsync(CancellationToken cancellationToken)
    {
        _tried = Progress.Position;
        var end = await _store.ReadEndAsync(cancellationToken);
        Progress.SawEnd(end);
        var checkpoint = await _projection.LoadCheckpointAsync(cancellationToken);
        await foreach (var step in ProjectionSteps.ReadAsync(_store, _projection.Filter, checkpoint, BatchSizeAfter, _clock, cancellationToken))
        {
            if (step.Batch is not null && await ApplyAsync(step.Batch, cancellationToken) != step.Through)
                return;
            Progress.Reached(step.Through, endAtStart: end);
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

    private async Task<T> InTurnAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            return await work();
        }
        finally
        {
            _turn.Release();
        }
    }

    private int BatchSizeAfter(LogPosition position) => position < _carefulThrough ? 1 : ProjectionSteps.BatchSize;

    private async Task BackOffAsync(Exception exception, CancellationToken cancellationToken)
    {
        if (_tried > _carefulThrough)
            _carefulThrough = _tried;
        var failure = Progress.Failed(_tried, exception);
        _metrics.Failed(_projection.Name);
        var pause = TimeSpan.FromMilliseconds(Math.Min(100 * Math.Pow(2, failure.Attempts - 1), 30_000));
        _log.LogError(
            exception, "Projection {Projection} failed at {Position} (attempt {Attempt}); next try in {Pause}",
            _projection.Name, _tried.Value, failure.Attempts, pause);
        await Task.Delay(pause, _clock, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
