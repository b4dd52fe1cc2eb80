using Grpc.Core;
using Picasso.Contracts.Pictures;

namespace Picasso.Web.Uploading;

/// <summary>Streams a file to the pictures service while it is being received.</summary>
internal sealed class PictureSender(PictureCommands.PictureCommandsClient pictures)
{
    /// <exception cref="RpcException">The service rejected it, possibly before it has read everything.</exception>
    public async Task<UploadResponse> SendAsync(UploadHeader header, Stream file, CancellationToken cancellationToken)
    {
        using var call = pictures.Upload(cancellationToken: cancellationToken);
        await StreamedFile.SendAsync(
            call.RequestStream, new UploadRequest { Header = header }, file, chunk => new UploadRequest { Chunk = chunk }, cancellationToken);
        return await call.ResponseAsync;
    }
}
