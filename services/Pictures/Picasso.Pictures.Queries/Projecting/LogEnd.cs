using Picasso.EventSourcing;

namespace Picasso.Pictures.Queries.Projecting;

/// <summary>
/// Position of the log's last event. Calls during a running read share the next read: an answer is never older than its request, and any number of
/// calls costs two reads at a time.
/// </summary>
internal sealed class LogEnd(IEventStore log)
{
    private readonly Lock _gate = new();
    private Task _latest = Task.CompletedTask;
    private Task<LogPosition>? _waiting;

    public Task<LogPosition> ReadAsync(CancellationToken cancellationToken)
    {
        Task<LogPosition> read;
        lock (_gate)
        {
            if (_waiting is null)
                _latest = _waiting = ReadAfterAsync(_latest);
            read = _waiting;
        }

        return read.WaitAsync(cancellationToken);
    }

    private async Task<LogPosition> ReadAfterAsync(Task earlier)
    {
        await Task.Yield();
        await earlier.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        lock (_gate)
            _waiting = null;
        return await log.ReadEndAsync(CancellationToken.None);
    }
}
