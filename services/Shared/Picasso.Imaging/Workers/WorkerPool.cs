using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Picasso.Imaging.Workers;

/// <summary>
/// Keeps idle workers for the next picture, since starting one takes longer than decoding most pictures. One is kept for a while; further ones, which
/// a peak needed, only during the peak. The queue decides how many run at once.
/// </summary>
internal sealed class WorkerPool : IDisposable
{
    private static readonly TimeSpan s_startWithin = TimeSpan.FromSeconds(30);

    private readonly Lock _lock = new();
    private readonly List<WorkerProcess> _idle = [];
    private readonly ImagingOptions _options;
    private readonly WorkerCommand _command;
    private readonly TimeProvider _clock;
    private readonly ILogger<WorkerPool> _logger;
    private readonly ITimer _timer;
    private bool _closed;

    public WorkerPool(IOptions<ImagingOptions> options, WorkerCommand command, TimeProvider clock, ILogger<WorkerPool> logger)
    {
        (_options, _command, _clock, _logger) = (options.Value, command, clock, logger);
        _timer = clock.CreateTimer(_ => EndIdle(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Process ids of the idle workers.</summary>
    public IReadOnlyList<int> Idle
    {
        get
        {
            lock (_lock)
                return [.. _idle.Select(worker => worker.Id)];
        }
    }

    /// <summary>A worker that is ready.</summary>
    /// <param name="hasLowPriority">Whether it has a low priority: a tenth of the processor time beside others of usual priority, all that is free otherwise.</param>
    /// <param name="isFresh">Whether it must be a new one.</param>
    /// <param name="cancellationToken">Cancels the start of a new one.</param>
    /// <exception cref="WorkerFaultException">No worker can be started.</exception>
    public async Task<WorkerProcess> TakeAsync(bool hasLowPriority, bool isFresh, CancellationToken cancellationToken)
    {
        while (!isFresh && TakeIdle(hasLowPriority) is { } idle)
        {
            if (!idle.HasExited)
                return idle;
            idle.Dispose();
        }

        var start = _command.ToStartInfo(_options.MaxMemory + PictureImager.WorkerOverhead + PictureImager.FurtherMemory, hasLowPriority);
        var worker = await WorkerProcess.StartAsync(start, hasLowPriority, s_startWithin, _clock, cancellationToken);
        _logger.LogDebug("Started imaging worker {Process} with the confinement {Confinement}", worker.Id, worker.Confinement);
        return worker;
    }

    /// <summary>Returns a worker to the pool after a picture, or replaces it.</summary>
    public void Return(WorkerProcess worker)
    {
        var isWorn = worker.Pictures >= _options.PicturesPerWorker || worker.ResidentBytes > _options.WorkerMemory || worker.HasExited;
        lock (_lock)
        {
            if (!isWorn && !_closed)
            {
                _idle.Add(worker);
                Schedule();
                return;
            }
        }

        worker.Dispose();
    }

    public void Dispose()
    {
        List<WorkerProcess> idle;
        lock (_lock)
        {
            _closed = true;
            idle = [.. _idle];
            _idle.Clear();
        }

        _timer.Dispose();
        idle.ForEach(worker => worker.Dispose());
    }

    // The most recently used one: the others stay idle and end.
    private WorkerProcess? TakeIdle(bool hasLowPriority)
    {
        lock (_lock)
        {
            var at = _idle.FindLastIndex(worker => worker.HasLowPriority == hasLowPriority);
            if (at < 0)
                return null;
            var worker = _idle[at];
            _idle.RemoveAt(at);
            return worker;
        }
    }

    private void EndIdle()
    {
        List<WorkerProcess> old;
        lock (_lock)
        {
            if (_closed)
                return;
            old = _idle.FindAll(worker => Remaining(worker) <= TimeSpan.Zero);
            _idle.RemoveAll(old.Contains);
            Schedule();
        }

        old.ForEach(worker => worker.Dispose());
    }

    // The timer is not changed when a worker is taken: it then finds nothing to end, and is set for the next one.
    private void Schedule()
    {
        if (_idle.Count == 0)
            return;
        var next = _idle.Min(Remaining);
        _timer.Change(next > TimeSpan.Zero ? next : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }

    private TimeSpan Remaining(WorkerProcess worker) =>
        (worker == Kept ? _options.WorkerIdleTime : _options.ExtraWorkerIdleTime) - _clock.GetElapsedTime(worker.IdleSince);

    // The latest of usual priority: most pictures need it.
    private WorkerProcess Kept => _idle.FindLast(worker => !worker.HasLowPriority) ?? _idle[^1];
}
