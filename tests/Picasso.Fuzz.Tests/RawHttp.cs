using System.Net.Sockets;
using System.Text;

namespace Picasso.Fuzz.Tests;

/// <summary>HTTP/1.1 by hand: no library between a request and the wire that would refuse to send it.</summary>
internal static class RawHttp
{
    private const int Most = 256 * 1024;

    /// <summary>Sends bytes on a connection of their own and reads what comes until the head of an answer is whole.</summary>
    /// <returns>The status; null when the server closed without one.</returns>
    public static async Task<int?> SendAsync(Uri server, ReadOnlyMemory<byte> request, CancellationToken cancellationToken)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(server.Host, server.Port, cancellationToken);
        var sending = SendAllAsync(socket, request, cancellationToken);
        var status = StatusOf(await ReadAsync(socket, cancellationToken));
        await sending;
        return status;
    }

    private static async Task SendAllAsync(Socket socket, ReadOnlyMemory<byte> request, CancellationToken cancellationToken)
    {
        try
        {
            while (request.Length > 0)
                request = request[await socket.SendAsync(request, cancellationToken)..];
        }
        catch (SocketException)
        {
            // The server answered before it had read all, and closed.
        }
    }

    private static async Task<string> ReadAsync(Socket socket, CancellationToken cancellationToken)
    {
        var (text, buffer) = (new StringBuilder(), new byte[16 * 1024]);
        try
        {
            while (text.Length < Most && await socket.ReceiveAsync(buffer, cancellationToken) is > 0 and var count)
            {
                text.Append(Encoding.Latin1.GetString(buffer, 0, count));
                // An answer that asks for more of the request is none yet.
                if (text.ToString() is var seen && seen.Contains("\r\n\r\n", StringComparison.Ordinal) && !seen.StartsWith("HTTP/1.1 100", StringComparison.Ordinal))
                    break;
            }
        }
        catch (SocketException)
        {
            // Reset: what was read so far is the answer.
        }

        return text.ToString();
    }

    private static int? StatusOf(string answer)
    {
        foreach (var line in answer.Split("\r\n"))
        {
            if (line.StartsWith("HTTP/1.", StringComparison.Ordinal) && line.Split(' ') is [_, var code, ..] && int.TryParse(code, out var status) && status != 100)
                return status;
        }

        return null;
    }
}
