using Grpc.Core;
using Picasso.Contracts.Pictures;

namespace Picasso.Web.Uploading;

/// <summary>Streams a part of a file to the pictures service while it is being received, and has stored what came when the browser's connection breaks.</summary>
internal sealed class PartSender(ResumableUploads.ResumableUploadsClient uploads, TimeProvider clock)
{
    // Nobody waits for the answer after the connection has broken.
    private static readonly TimeSpan s_afterBreak = TimeSpan.FromSeconds(30);

    /// <exception cref="RpcException">The service rejected it, possibly before it has read everything.</exception>
    public async Task<PendingUpload> SendAsync(AppendHeader header, Stream body, CancellationToken requestAborted)
    {
        using var limit = new CancellationTokenSource(Timeout.InfiniteTimeSpan, clock);
        using var call = uploads.Append(cancellationToken: limit.Token);
        await using var received = new BreakableBody(body, () => limit.CancelAfter(s_afterBreak), requestAborted);
        await StreamedFile.SendAsync(
            call.RequestStream, new AppendRequest { Header = header }, received, chunk => new AppendRequest { Chunk = chunk }, limit.Token);
        return await call.ResponseAsync;
    }
}
