using System.Net;
using System.Net.Sockets;

namespace Picasso.Standalone;

internal static class FreePort
{
    /// <summary>The port itself, or a free one for 0: each host needs the other's address before it listens.</summary>
    public static int Unless(int port)
    {
        if (port != 0)
            return port;
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
