using System.Net.Sockets;
using System.Text;

namespace Picasso.Testing.StandIns;

/// <summary>
/// As much of MySQL's protocol as its driver needs to be refused, or to sign in and then get no answer to a statement.
/// Packets: https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_connection_phase.html.
/// </summary>
public static class MySqlStandIn
{
    private const uint Capabilities = 0x00FF_F7DF & ~0x0000_0800u & ~0x0000_0020u;

    /// <summary>A server that has no place left: "Too many connections" instead of a greeting.</summary>
    public static TcpStandIn Refusing() => new(async (stream, stop) =>
        await stream.WriteAsync(Packet(0, [0xFF, .. BitConverter.GetBytes((ushort)1040), .. "Too many connections"u8]), stop));

    /// <summary>A server that lets everybody sign in and answers no statement.</summary>
    public static TcpStandIn NeverAnswering() => new(async (stream, stop) =>
    {
        await stream.WriteAsync(Packet(0, Greeting()), stop);
        await ReadAsync(stream, stop);
        await stream.WriteAsync(Packet(2, [0, 0, 0, 2, 0, 0, 0]), stop);
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, stop);
    });

    private static byte[] Greeting() =>
    [
        10, .. Encoding.ASCII.GetBytes("8.0.21"), 0, 1, 0, 0, 0, .. "12345678"u8, 0, .. BitConverter.GetBytes((ushort)(Capabilities & 0xFFFF)), 45, 2, 0,
        .. BitConverter.GetBytes((ushort)(Capabilities >> 16)), 21, .. new byte[10], .. "123456789012"u8, 0, .. "mysql_native_password"u8, 0,
    ];

    private static byte[] Packet(byte number, byte[] content) => [.. BitConverter.GetBytes(content.Length)[..3], number, .. content];

    private static async Task ReadAsync(NetworkStream stream, CancellationToken stop)
    {
        var header = new byte[4];
        await stream.ReadExactlyAsync(header, stop);
        await stream.ReadExactlyAsync(new byte[header[0] | (header[1] << 8) | (header[2] << 16)], stop);
    }
}
