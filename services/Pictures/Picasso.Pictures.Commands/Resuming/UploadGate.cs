using Picasso.Kernel;

namespace Picasso.Pictures.Commands.Resuming;

/// <summary>One call at a time for an upload in this process. Its memory is bounded by the number of running calls.</summary>
internal sealed class UploadGate
{
    private readonly Lock _lock = new();
    private readonly Dictionary<(UserId Owner, string UploadId), TaskCompletionSource> _held = [];

    /// <summary>Enters, until the result is disposed of; null while another call is in.</summary>
    public IDisposable? TryEnter(UserId owner, string uploadId) => TryEnter((owner, uploadId), out _);

    /// <summary>Enters, until the result is disposed of, after the calls that are in.</summary>
    public async Task<IDisposable> EnterAsync(UserId owner, string uploadId, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (TryEnter((owner, uploadId), out var left) is { } entered)
                return entered;
            await left.WaitAsync(cancellationToken);
        }
    }

    private Holder? TryEnter((UserId, string) key, out Task left)
    {
        lock (_lock)
        {
            if (_held.TryGetValue(key, out var present))
            {
                left = present.Task;
                return null;
            }

            _held[key] = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            left = Task.CompletedTask;
            return new Holder(this, key);
        }
    }

    private void Leave((UserId, string) key)
    {
        lock (_lock)
        {
            if (_held.Remove(key, out var left))
                left.SetResult();
        }
    }

    private sealed class Holder(UploadGate gate, (UserId, string) key) : IDisposable
    {
        private int _left;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _left, 1) == 0)
                gate.Leave(key);
        }
    }
}
