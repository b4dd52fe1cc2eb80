using System.Buffers;
using Google.Protobuf;
using Grpc.Core;
using Picasso.Contracts.Pictures;

namespace Picasso.Web.Uploading;

/// <summary>Streams a file to the pictures service while it is being received.</summary>
internal sealed class PictureSender(PictureCommands.PictureCommandsClient pictures)
{
    private const int ChunkSize = 64 * 1024;

    /// <exception cref="RpcException">The service rejected it, possibly before it has read everything.</exception>
    public async Task<UploadResponse> SendAsync(UploadHeader header, Stream file, CancellationToken cancellationToken)
    {
        using var call = pictures.Upload(cancellationToken: cancellationToken);
        if (await TryWriteAsync(call.RequestStream, new UploadRequest { Header = header }, cancellationToken)
            && await TrySendAsync(call.RequestStream, file, cancellationToken))
            await TryAsync(call.RequestStream.CompleteAsync);
        // Where the call ended before all was written, its own answer contains the reason.
        return await call.ResponseAsync;
    }

    private static async Task<bool> TrySendAsync(IClientStreamWriter<UploadRequest> writer, Stream file, CancellationToken cancellationToken)
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
                var chunk = new UploadRequest { Chunk = UnsafeByteOperations.UnsafeWrap(buffer.AsMemory(0, length)) };
                if (!await TryWriteAsync(writer, chunk, cancellationToken))
                    return false;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static Task<bool> TryWriteAsync(IClientStreamWriter<UploadRequest> writer, UploadRequest part, CancellationToken cancellationToken) =>
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
