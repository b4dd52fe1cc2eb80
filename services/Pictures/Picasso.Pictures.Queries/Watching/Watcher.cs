using Grpc.Core;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Picasso.Contracts.Pictures;

namespace Picasso.Pictures.Queries.Watching;

/// <summary>Writes changes to one caller until the caller leaves, or the process stops.</summary>
internal sealed class Watcher(
    ChangeFeed changes, ChangeMapping mapping, IHostApplicationLifetime process, IOptions<PictureQueriesOptions> options)
{
    public async Task WriteAsync(IServerStreamWriter<PictureChange> stream, ServerCallContext context)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken, process.ApplicationStopping);
        using var reader = changes.Watch(options.Value.WatchBuffer);
        try
        {
            // The caller knows from the headers that nothing is missed from here on.
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
