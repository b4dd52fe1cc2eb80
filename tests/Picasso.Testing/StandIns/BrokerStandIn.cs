using System.Buffers.Binary;
using System.Net.Sockets;

namespace Picasso.Testing.StandIns;

/// <summary>As much of AMQP 0-9-1 as a client needs to be refused: https://www.rabbitmq.com/amqp-0-9-1-reference.</summary>
public static class BrokerStandIn
{
    private const ushort Connection = 10;
    private const ushort Start = 10;
    private const ushort Close = 50;
    private const byte FrameEnd = 0xCE;

    /// <summary>A broker that refuses whoever signs in: "ACCESS_REFUSED".</summary>
    public static TcpStandIn Refusing() => new(async (stream, stop) =>
    {
        await stream.ReadExactlyAsync(new byte[8], stop);
        await stream.WriteAsync(Frame(Start, [0, 9, 0, 0, 0, 0, .. Long("PLAIN"u8), .. Long("en_US"u8)]), stop);
        await ReadFrameAsync(stream, stop);
        await stream.WriteAsync(Frame(Close, [.. Short(403), 14, .. "ACCESS_REFUSED"u8, .. Short(Connection), .. Short(11)]), stop);
    });

    private static byte[] Frame(ushort method, byte[] arguments)
    {
        byte[] payload = [.. Short(Connection), .. Short(method), .. arguments];
        return [1, 0, 0, .. Number(payload.Length), .. payload, FrameEnd];
    }

    private static async Task ReadFrameAsync(NetworkStream stream, CancellationToken stop)
    {
        var header = new byte[7];
        await stream.ReadExactlyAsync(header, stop);
        await stream.ReadExactlyAsync(new byte[BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(3)) + 1], stop);
    }

    private static byte[] Long(ReadOnlySpan<byte> text) => [.. Number(text.Length), .. text];

    private static byte[] Short(ushort value) => [(byte)(value >> 8), (byte)value];

    private static byte[] Number(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        return bytes;
    }
}
