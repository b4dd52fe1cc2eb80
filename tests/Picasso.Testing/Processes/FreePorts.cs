using System.Net;
using System.Net.Sockets;

namespace Picasso.Testing.Processes;

/// <summary>
/// Ports for processes that are started later, and perhaps again: below those that the system gives to outgoing connections, which would take a port
/// between its choice and its use.
/// </summary>
internal static class FreePorts
{
    private const int First = 11_000;

    // Engines of a test run have those above.
    private const int Last = 25_000;

    private static int s_last = Random.Shared.Next(First, Last);

    /// <summary>A port that nothing listens on, each time another.</summary>
    public static int Next()
    {
        while (true)
        {
            var port = First + (Interlocked.Increment(ref s_last) % (Last - First));
            if (IsFree(port))
                return port;
        }
    }

    private static bool IsFree(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return true;
        }
        catch (SocketException taken) when (taken.SocketErrorCode is SocketError.AddressAlreadyInUse or SocketError.AccessDenied)
        {
            return false;
        }
    }
}
