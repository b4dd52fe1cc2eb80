using System.Diagnostics;

namespace Picasso.Imaging.Workers;

/// <summary>A worker's limits for one picture.</summary>
/// <param name="Time">Time until its answer.</param>
/// <param name="ProcessorTime">Processor time of all its threads.</param>
/// <param name="ResidentBytes">Bytes in physical memory.</param>
internal sealed record WatchLimits(TimeSpan Time, TimeSpan ProcessorTime, long ResidentBytes);

/// <summary>
/// Monitors a worker from outside while it decodes a picture, and kills it at a limit. It works on every platform, and also when the worker's own
/// limits were circumvented.
/// </summary>
internal sealed class Watchdog : IAsyncDisposable
{
    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(50);

    private readonly Process _process;
    private readonly WatchLimits _limits;
    private readonly TimeProvider _clock;
    private readonly PeriodicTimer _timer;
    private readonly Task<WorkerFault?> _watching;

    public Watchdog(Process process, WatchLimits limits, TimeProvider clock)
    {
        (_process, _limits, _clock) = (process, limits, clock);
        _timer = new PeriodicTimer(s_interval, clock);
        _watching = WatchAsync();
    }

    /// <summary>The limit at which the worker was killed; null when it was not.</summary>
    public Task<WorkerFault?> CauseAsync()
    {
        _timer.Dispose();
        return _watching;
    }

    public async ValueTask DisposeAsync() => await CauseAsync();

    private async Task<WorkerFault?> WatchAsync()
    {
        try
        {
            var begun = _clock.GetTimestamp();
            var used = _process.TotalProcessorTime;
            while (await _timer.WaitForNextTickAsync())
            {
                if (Exceeded(_clock.GetElapsedTime(begun), used) is not { } fault)
                    continue;
                _process.Kill();
                return fault;
            }
        }
        catch (InvalidOperationException)
        {
            // The process has ended: there is nothing to monitor.
        }

        return null;
    }

    private WorkerFault? Exceeded(TimeSpan elapsed, TimeSpan usedBefore)
    {
        _process.Refresh();
        if (_process.WorkingSet64 > _limits.ResidentBytes)
            return WorkerFault.Memory;
        if (_process.TotalProcessorTime - usedBefore > _limits.ProcessorTime)
            return WorkerFault.ProcessorTime;
        return elapsed > _limits.Time ? WorkerFault.Time : null;
    }
}
