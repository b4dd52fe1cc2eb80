using System.Buffers;
using Google.Protobuf;
using Grpc.Core;

namespace Picasso.Web.Uploading;

/// <summary>Writes a file to a call's stream while it is being received.</summary>
internal static class StreamedFile
{
    private const int ChunkSize = 64 * 1024;

    /// <summary>
    /// Writes header and file, and completes the stream. It ends early where the call ends: then the call's own answer contains the reason.
    /// </summary>
    public static async Task SendAsync<T>(
        IClientStreamWriter<T> writer, T header, Stream file, Func<ByteString, T> toChunk, CancellationToken cancellationToken)
    {
        if (await TryWriteAsync(writer, header, cancellationToken) && await TrySendAsync(writer, file, toChunk, cancellationToken))
            await TryAsync(writer.CompleteAsync);
    }

    private static async Task<bool> TrySendAsync<T>(
        IClientStreamWriter<T> writer, Stream file, Func<ByteString, T> toChunk, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(ChunkSize);
        try
        {
            while (true)
            {
                var length = await file.ReadAtLeastAsync(buffer.AsMemory(0, ChunkSize), ChunkSize, throwOnEndOfStream: false, cancellationToken);
                if (length == 0)
                    return true;

                // A write completes once its bytes are sent, so the buffer is free again.
                if (!await TryWriteAsync(writer, toChunk(UnsafeByteOperations.UnsafeWrap(buffer.AsMemory(0, length))), cancellationToken))
                    return false;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static Task<bool> TryWriteAsync<T>(IClientStreamWriter<T> writer, T part, CancellationToken cancellationToken) =>
        TryAsync(() => writer.WriteAsync(part, cancellationToken));

    // False when the call has ended: with an answer, or with its connection, which a write reports as what it is. A fault of the file is none of these.
    private static async Task<bool> TryAsync(Func<Task> write)
    {
        try
        {
            await write();
            return true;
        }
        catch (Exception ended) when (ended is RpcException or InvalidOperationException or IOException)
        {
            return false;
        }
    }
}
