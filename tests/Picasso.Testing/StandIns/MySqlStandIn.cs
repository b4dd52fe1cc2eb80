using System.Net.Sockets;
using System.Text;

namespace Picasso.Testing.StandIns;

/// <summary>
/// As much of MySQL's protocol as its driver needs to be refused, or to sign in and then get no answer to a statement.
/// Packets: https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_connection_phase.html.
/// </summary>
public static class MySqlStandIn
{
    private const byte StatementCommand = 3;
    private const uint Capabilities = 0x00FF_F7DF & ~0x0000_0800u & ~0x0000_0020u;

    private static byte[] Done => [0, 0, 0, 2, 0, 0, 0];

    /// <summary>A server that has no place left: "Too many connections" instead of a greeting.</summary>
    public static TcpStandIn Refusing() => new(async (stream, stop) =>
        await stream.WriteAsync(Packet(0, [0xFF, .. BitConverter.GetBytes((ushort)1040), .. "Too many connections"u8]), stop));

    /// <summary>A server that lets everybody sign in and answers no statement.</summary>
    public static TcpStandIn NeverAnswering() => new(async (stream, stop) =>
    {
        await stream.WriteAsync(Packet(0, Greeting()), stop);
        await ReadAsync(stream, stop);
        await stream.WriteAsync(Packet(2, Done), stop);
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, stop);
    });

    /// <summary>A server that refuses whoever signs in.</summary>
    /// <param name="code">Number of the error: https://dev.mysql.com/doc/mysql-errors/8.0/en/server-error-reference.html.</param>
    public static TcpStandIn RefusingSignIn(ushort code = 1045) => new(async (stream, stop) =>
    {
        await stream.WriteAsync(Packet(0, Greeting()), stop);
        await ReadAsync(stream, stop);
        await stream.WriteAsync(Packet(2, Error(code, "Access denied for user 'picasso'@'localhost' (using password: YES)")), stop);
    });

    /// <summary>A server that lets everybody sign in and answers each statement with an error, or that it is done.</summary>
    /// <param name="answer">The number of the error and its message, by the text of the statement; null: it is done.</param>
    public static TcpStandIn Answering(Func<string, (ushort Code, string Message)?> answer) => new(async (stream, stop) =>
    {
        await stream.WriteAsync(Packet(0, Greeting()), stop);
        await ReadAsync(stream, stop);
        await stream.WriteAsync(Packet(2, Done), stop);
        while (await ReadAsync(stream, stop) is [StatementCommand, .. var text])
            await stream.WriteAsync(Packet(1, answer(Encoding.UTF8.GetString(text)) is (var code, var message) ? Error(code, message) : Done), stop);
    });

    private static byte[] Error(ushort code, string message) =>
        [0xFF, .. BitConverter.GetBytes(code), .. "#HY000"u8, .. Encoding.UTF8.GetBytes(message)];

    private static byte[] Greeting() =>
    [
        10, .. Encoding.ASCII.GetBytes("8.0.21"), 0, 1, 0, 0, 0, .. "12345678"u8, 0, .. BitConverter.GetBytes((ushort)(Capabilities & 0xFFFF)), 45, 2, 0,
        .. BitConverter.GetBytes((ushort)(Capabilities >> 16)), 21, .. new byte[10], .. "123456789012"u8, 0, .. "mysql_native_password"u8, 0,
    ];

    private static byte[] Packet(byte number, byte[] content) => [.. BitConverter.GetBytes(content.Length)[..3], number, .. content];

    private static async Task<byte[]> ReadAsync(NetworkStream stream, CancellationToken stop)
    {
        var header = new byte[4];
        await stream.ReadExactlyAsync(header, stop);
        var content = new byte[header[0] | (header[1] << 8) | (header[2] << 16)];
        await stream.ReadExactlyAsync(content, stop);
        return content;
    }
}
