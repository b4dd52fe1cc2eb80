using System.Net.Sockets;
using MongoDB.Bson;
using MongoDB.Bson.Serialization;

namespace Picasso.Testing.StandIns;

/// <summary>
/// Speaks as much of MongoDB's wire protocol as its driver needs to connect, and answers every other command as a test wants it.
/// Messages: https://www.mongodb.com/docs/manual/reference/mongodb-wire-protocol/.
/// </summary>
public static class MongoStandIn
{
    private const int Reply = 1;
    private const int Query = 2004;
    private const int Message = 2013;

    /// <summary>A server that is found healthy and answers each command with a document.</summary>
    /// <param name="answer">The answer to a command.</param>
    public static TcpStandIn Answering(Func<BsonDocument, CancellationToken, Task<BsonDocument>> answer) => new(async (stream, stop) =>
    {
        while (await ReadAsync(stream, stop) is { } request)
        {
            var command = request.Command.GetElement(0).Name;
            var document = command.Equals("hello", StringComparison.OrdinalIgnoreCase) || command.Equals("isMaster", StringComparison.OrdinalIgnoreCase)
                ? Hello()
                : await answer(request.Command, stop);
            await stream.WriteAsync(Write(request, document), stop);
        }
    });

    /// <summary>A server's error.</summary>
    public static BsonDocument Error(int code, string name) =>
        new() { { "ok", 0.0 }, { "code", code }, { "codeName", name }, { "errmsg", name } };

    private static BsonDocument Hello() => new()
    {
        { "helloOk", true }, { "ismaster", true }, { "isWritablePrimary", true }, { "maxBsonObjectSize", 16 * 1024 * 1024 },
        { "maxMessageSizeBytes", 48_000_000 }, { "maxWriteBatchSize", 100_000 }, { "minWireVersion", 0 }, { "maxWireVersion", 21 },
        { "readOnly", false }, { "ok", 1.0 },
    };

    private static async Task<Request?> ReadAsync(NetworkStream stream, CancellationToken stop)
    {
        var header = new byte[16];
        if (await stream.ReadAtLeastAsync(header, header.Length, throwOnEndOfStream: false, stop) < header.Length)
            return null;
        var body = new byte[BitConverter.ToInt32(header, 0) - header.Length];
        await stream.ReadExactlyAsync(body, stop);
        var operation = BitConverter.ToInt32(header, 12);
        // Flags and the kind of the first section; or flags, a name that ends in a zero, and two numbers.
        var begin = operation == Query ? Array.IndexOf(body, (byte)0, 4) + 1 + 8 : 5;
        var length = BitConverter.ToInt32(body, begin);
        return new Request(BitConverter.ToInt32(header, 4), operation, BsonSerializer.Deserialize<BsonDocument>(body[begin..(begin + length)]));
    }

    private static byte[] Write(Request request, BsonDocument document)
    {
        var isOld = request.Operation == Query;
        var head = isOld ? new byte[20] : new byte[5];
        if (isOld)
            head[16] = 1;
        var content = document.ToBson();
        var message = new byte[16 + head.Length + content.Length];
        BitConverter.TryWriteBytes(message.AsSpan(0), message.Length);
        BitConverter.TryWriteBytes(message.AsSpan(8), request.Id);
        BitConverter.TryWriteBytes(message.AsSpan(12), isOld ? Reply : Message);
        head.CopyTo(message, 16);
        content.CopyTo(message, 16 + head.Length);
        return message;
    }

    private sealed record Request(int Id, int Operation, BsonDocument Command);
}
