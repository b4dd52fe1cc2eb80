using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Picasso.Pictures.Queries.Watching;

/// <summary>One watcher's changes. When its buffer is full, what waits in it is worth nothing any more: it becomes one "resync".</summary>
internal sealed class ChangeReader(int buffer, Action<ChangeReader> gone) : IDisposable
{
    private readonly Channel<Change> _waiting = Channel.CreateBounded<Change>(buffer);
    private int _missed;

    /// <summary>Never waits.</summary>
    public void Offer(Change change)
    {
        if (_waiting.Writer.TryWrite(change))
            return;
        Volatile.Write(ref _missed, 1);
        // Should the reader have emptied the buffer meanwhile, this wakes it.
        _waiting.Writer.TryWrite(change);
    }

    /// <summary>Changes as they come, until cancelled.</summary>
    public async IAsyncEnumerable<Change> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (await _waiting.Reader.WaitToReadAsync(cancellationToken))
        {
            if (Interlocked.Exchange(ref _missed, 0) == 1)
            {
                while (_waiting.Reader.TryRead(out _)) { }
                yield return Change.Resync;
            }
            else if (_waiting.Reader.TryRead(out var change))
                yield return change;
        }
    }

    public void Dispose() => gone(this);
}
