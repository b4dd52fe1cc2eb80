using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Picasso.Testing.StandIns;

/// <summary>A listener on a free port of this machine that stands for an engine which is slow, silent or refuses.</summary>
public sealed class TcpStandIn : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentBag<Task> _connections = [];
    private readonly Func<NetworkStream, CancellationToken, Task> _talk;
    private readonly Task _accepting;
    private int _accepted;

    /// <param name="talk">What is said on each connection; it is closed afterwards.</param>
    public TcpStandIn(Func<NetworkStream, CancellationToken, Task> talk)
    {
        _talk = talk;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>One that accepts connections and never says a word.</summary>
    public static TcpStandIn Silent() => new((_, stop) => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, stop));

    /// <summary>Where it listens.</summary>
    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>How many connections it has accepted.</summary>
    public int Accepted => Volatile.Read(ref _accepted);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        await _accepting;
        await Task.WhenAll(_connections);
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                Interlocked.Increment(ref _accepted);
                _connections.Add(TalkAsync(client));
            }
        }
        catch (Exception ended) when (IsEnd(ended))
        {
            // The test is over.
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                await _talk(client.GetStream(), _stop.Token);
            }
            catch (Exception ended) when (IsEnd(ended))
            {
                // The other side has gone, or the test is over.
            }
        }
    }

    private static bool IsEnd(Exception fault) =>
        fault is OperationCanceledException or SocketException or IOException or ObjectDisposedException;
}
