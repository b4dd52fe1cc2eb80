using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Picasso.Testing.StandIns;

/// <summary>A connection that breaks: passes bytes on to a server of this machine, and cuts all its connections at given numbers of bytes from clients.</summary>
public sealed class CuttingProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentDictionary<TcpClient, byte> _open = new();
    private readonly ConcurrentQueue<long> _cuts;
    private readonly Task _accepting;
    private long _received;
    private int _cut;

    /// <param name="target">The server's port; it may change.</param>
    /// <param name="cuts">Bytes from clients, in all, at which the connections are cut; ascending.</param>
    public CuttingProxy(int target, params IEnumerable<long> cuts)
    {
        (Target, _cuts) = (target, new ConcurrentQueue<long>(cuts));
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>The server's port.</summary>
    public int Target { get; set; }

    /// <summary>Where it listens.</summary>
    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Bytes from clients so far.</summary>
    public long Received => Volatile.Read(ref _received);

    /// <summary>How often it has cut.</summary>
    public int Cuts => Volatile.Read(ref _cut);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        CutAll();
        await _accepting;
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        var passing = new List<Task>();
        try
        {
            while (true)
                passing.Add(PassAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
        }
        catch (Exception ended) when (IsEnd(ended))
        {
            // The test is over.
        }

        await Task.WhenAll(passing);
    }

    private async Task PassAsync(TcpClient client)
    {
        using var server = new TcpClient();
        using (client)
        {
            _open[client] = _open[server] = 0;
            try
            {
                await server.ConnectAsync(IPAddress.Loopback, Target, _stop.Token);
                var back = server.GetStream().CopyToAsync(client.GetStream(), _stop.Token);
                await Task.WhenAny(CountedAsync(client.GetStream(), server.GetStream()), back);
            }
            catch (Exception ended) when (IsEnd(ended))
            {
                // The server is away, or one side has gone.
            }

            _open.TryRemove(client, out _);
            _open.TryRemove(server, out _);
        }
    }

    private async Task CountedAsync(NetworkStream from, NetworkStream to)
    {
        var buffer = new byte[64 * 1024];
        while (await from.ReadAsync(buffer, _stop.Token) is > 0 and var length)
        {
            await to.WriteAsync(buffer.AsMemory(0, length), _stop.Token);
            var received = Interlocked.Add(ref _received, length);
            if (!_cuts.TryPeek(out var next) || received < next || !_cuts.TryDequeue(out _))
                continue;
            Interlocked.Increment(ref _cut);
            CutAll();
        }
    }

    // With a reset, as a network that goes away.
    private void CutAll()
    {
        foreach (var connection in _open.Keys)
        {
            try
            {
                connection.LingerState = new LingerOption(enable: true, seconds: 0);
            }
            catch (Exception closed) when (IsEnd(closed))
            {
                continue;
            }

            connection.Close();
        }
    }

    private static bool IsEnd(Exception fault) =>
        fault is OperationCanceledException or SocketException or IOException or ObjectDisposedException or InvalidOperationException;
}
