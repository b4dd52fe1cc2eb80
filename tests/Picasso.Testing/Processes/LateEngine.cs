using System.Net;
using System.Net.Sockets;

namespace Picasso.Testing.Processes;

/// <summary>An address of this machine where nothing listens until the engine is started: then it leads to a real one.</summary>
public sealed class LateEngine : IAsyncDisposable
{
    private readonly CancellationTokenSource _end = new();
    private readonly List<Task> _relays = [];
    private TcpListener? _listener;
    private Task _accepting = Task.CompletedTask;

    /// <summary>The port, on 127.0.0.1.</summary>
    public int Port { get; } = FreePorts.Next();

    /// <summary>From here on connections lead to the engine.</summary>
    public void Start(string host, int port)
    {
        _listener = new TcpListener(IPAddress.Loopback, Port);
        _listener.Start();
        _accepting = AcceptAsync(_listener, host, port);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener?.Dispose();
        await _accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await Task.WhenAll(_relays).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _end.Dispose();
    }

    private async Task AcceptAsync(TcpListener listener, string host, int port)
    {
        while (true)
            _relays.Add(RelayAsync(await listener.AcceptTcpClientAsync(_end.Token), host, port));
    }

    private async Task RelayAsync(TcpClient caller, string host, int port)
    {
        using (caller)
        using (var engine = new TcpClient())
        {
            await engine.ConnectAsync(host, port, _end.Token);
            await Task.WhenAny(
                caller.GetStream().CopyToAsync(engine.GetStream(), _end.Token), engine.GetStream().CopyToAsync(caller.GetStream(), _end.Token));
        }
    }
}
