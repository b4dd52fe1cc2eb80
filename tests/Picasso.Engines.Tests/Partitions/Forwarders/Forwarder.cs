using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Picasso.EngineTests.Partitions.Forwarders;

/// <summary>
/// Hands the bytes of connections on. While it holds, nothing passes in either direction, neither bytes nor the end of a connection, and
/// nobody is notified; what was sent meanwhile arrives afterwards, as what TCP repeats would.
/// </summary>
internal sealed class Forwarder : IAsyncDisposable
{
    private readonly Socket _listener;
    private readonly IPEndPoint _target;
    private readonly CancellationTokenSource _end = new();
    private readonly ConcurrentDictionary<Task, Socket> _connections = new();
    private readonly Task _accepting;
    private volatile TaskCompletionSource _flows = Flowing();

    /// <param name="listener">Listens already.</param>
    /// <param name="target">Where connections go.</param>
    public Forwarder(Socket listener, IPEndPoint target)
    {
        (_listener, _target) = (listener, target);
        _accepting = AcceptAsync();
    }

    /// <summary>On a free port of this machine.</summary>
    public static Forwarder To(IPEndPoint target)
    {
        var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen();
        return new Forwarder(listener, target);
    }

    public IPEndPoint Address => (IPEndPoint)_listener.LocalEndPoint!;

    public void Hold()
    {
        if (_flows.Task.IsCompleted)
            _flows = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    public void LetGo() => _flows.TrySetResult();

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Dispose();
        await _accepting;
        await Task.WhenAll(_connections.Keys);
        _end.Dispose();
    }

    private static TaskCompletionSource Flowing()
    {
        var flowing = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        flowing.SetResult();
        return flowing;
    }

    private async Task AcceptAsync()
    {
        while (!_end.IsCancellationRequested)
        {
            try
            {
                var near = await _listener.AcceptAsync(_end.Token);
                var serving = ServeAsync(near);
                _connections[serving] = near;
                _ = serving.ContinueWith(done => _connections.TryRemove(done, out _), TaskScheduler.Default);
            }
            catch (Exception closed) when (IsEnd(closed))
            {
                return;
            }
        }
    }

    private async Task ServeAsync(Socket near)
    {
        using var far = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        near.NoDelay = true;
        using (near)
        {
            try
            {
                await _flows.Task.WaitAsync(_end.Token);
                await far.ConnectAsync(_target, _end.Token);
                await Task.WhenAll(PumpAsync(near, far), PumpAsync(far, near));
            }
            catch (Exception ended) when (IsEnd(ended))
            {
                // One side has gone: so does the other.
            }
        }
    }

    private async Task PumpAsync(Socket from, Socket to)
    {
        var buffer = new byte[64 * 1024];
        try
        {
            int read;
            do
            {
                read = await from.ReceiveAsync(buffer, _end.Token);
                await _flows.Task.WaitAsync(_end.Token);
                if (read > 0)
                    await to.SendAsync(buffer.AsMemory(0, read), _end.Token);
            }
            while (read > 0);
            to.Shutdown(SocketShutdown.Send);
        }
        catch (Exception ended) when (IsEnd(ended))
        {
            // Without this the pump of the other direction would wait for ever.
            await _flows.Task.WaitAsync(_end.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            to.Dispose();
        }
    }

    private static bool IsEnd(Exception fault) => fault is SocketException or OperationCanceledException or ObjectDisposedException;
}
