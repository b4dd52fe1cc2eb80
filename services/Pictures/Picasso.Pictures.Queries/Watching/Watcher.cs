using Grpc.Core;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Picasso.Contracts.Pictures;

namespace Picasso.Pictures.Queries.Watching;

/// <summary>Writes changes to one caller until the caller disconnects, or the process stops.</summary>
internal sealed class Watcher(
    ChangeFeed changes, ChangeMapping mapping, IHostApplicationLifetime process, IOptions<PictureQueriesOptions> options)
{
    public async Task WriteAsync(IServerStreamWriter<PictureChange> stream, ServerCallContext context)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken, process.ApplicationStopping);
        using var reader = changes.Watch(options.Value.WatchBuffer);
        try
        {
            // The headers show the caller that no change is missed from now on.
            await context.WriteResponseHeadersAsync([]);
            await foreach (var change in reader.ReadAsync(end.Token))
                await stream.WriteAsync(mapping.ToMessage(change), end.Token);
        }
        catch (OperationCanceledException) when (process.ApplicationStopping.IsCancellationRequested)
        {
            throw new RpcException(new Status(StatusCode.Unavailable, "This process stops; please watch again."));
        }
    }
}
