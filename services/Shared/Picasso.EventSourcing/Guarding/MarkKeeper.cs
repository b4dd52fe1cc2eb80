using System.Data.Common;
using Microsoft.Extensions.Logging;

namespace Picasso.EventSourcing.Guarding;

/// <summary>Keeps the newest mark in memory and stores it at most once a second: an event of the last second before a crash may be missing.</summary>
/// <param name="marks">Stores the mark.</param>
/// <param name="clock">Paces the writes.</param>
/// <param name="logger">Logs failed writes.</param>
internal sealed class MarkKeeper(ILogMarks marks, TimeProvider clock, ILogger<LogGuard> logger) : IDisposable
{
    private static readonly TimeSpan s_storeAfter = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _stop = new();
    private LogMark? _newest;
    private bool _loaded;
    private bool _isDirty;
    private Task _storing = Task.CompletedTask;

    public LogMark? Newest
    {
        get
        {
            lock (_lock)
            {
                if (!_loaded)
                    (_newest, _loaded) = (marks.Load(), true);
                return _newest;
            }
        }
    }

    /// <summary>Accepts the present log.</summary>
    public void Forget()
    {
        lock (_lock)
            (_newest, _loaded, _isDirty) = (null, true, false);
        marks.Remove();
    }

    public void Saw(LogMark mark)
    {
        lock (_lock)
        {
            if (_newest is not null && mark.Position <= _newest.Position)
                return;
            _newest = mark;
            if (_isDirty)
                return;
            _isDirty = true;
            _storing = StoreLaterAsync();
        }
    }

    /// <summary>Stores the pending mark.</summary>
    public void Dispose()
    {
        _stop.Cancel();
        Store();
        _stop.Dispose();
    }

    private async Task StoreLaterAsync()
    {
        await Task.Delay(s_storeAfter, clock, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Store();
    }

    private void Store()
    {
        LogMark? mark;
        lock (_lock)
        {
            mark = _isDirty ? _newest : null;
            _isDirty = false;
        }

        try
        {
            if (mark is not null)
                marks.Store(mark);
        }
        catch (Exception fault) when (fault is DbException or IOException)
        {
            logger.LogWarning(fault, "The mark of the newest event could not be stored; the next event stores it");
        }
    }
}
