using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Picasso.Pictures.Queries.Watching;

/// <summary>The changes of one watcher. When its buffer is full, its content is replaced by one "resync".</summary>
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
        // The reader may have emptied the buffer meanwhile; this wakes it.
        _waiting.Writer.TryWrite(change);
    }

    /// <summary>Changes until cancelled.</summary>
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
