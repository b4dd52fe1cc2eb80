using System.Threading.Channels;

namespace Picasso.Messages.Watching;

/// <summary>Wakes one reader of one user's inbox. Several entries during a read cause one wake-up.</summary>
internal sealed class InboxWatch(string userId, Action<InboxWatch> released) : IDisposable
{
    private readonly Channel<bool> _woken =
        Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public string UserId { get; } = userId;

    public void Wake() => _woken.Writer.TryWrite(true);

    public ValueTask<bool> WaitAsync(CancellationToken cancellationToken) => _woken.Reader.ReadAsync(cancellationToken);

    public void Dispose() => released(this);
}
