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
        try
        {
            await call.RequestStream.WriteAsync(new UploadRequest { Header = header }, cancellationToken);
            await SendBytesAsync(call.RequestStream, file, cancellationToken);
            await call.RequestStream.CompleteAsync();
        }
        catch (Exception ended) when (ended is RpcException or InvalidOperationException)
        {
            // The call ended before all was written: its own answer contains the reason.
        }

        return await call.ResponseAsync;
    }

    private static async Task SendBytesAsync(IClientStreamWriter<UploadRequest> writer, Stream file, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(ChunkSize);
        try
        {
            while (true)
            {
                var length = await file.ReadAtLeastAsync(buffer.AsMemory(0, ChunkSize), ChunkSize, throwOnEndOfStream: false, cancellationToken);
                if (length == 0)
                    return;

                // A write completes once its bytes are sent, so the buffer is free again.
                await writer.WriteAsync(new UploadRequest { Chunk = UnsafeByteOperations.UnsafeWrap(buffer.AsMemory(0, length)) }, cancellationToken);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
