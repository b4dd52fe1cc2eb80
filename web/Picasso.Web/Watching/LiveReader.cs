using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Picasso.Contracts.Pictures;
using Picasso.Contracts.Reactions;

namespace Picasso.Web.Watching;

/// <summary>Listens to pictures and reactions once for all open pages, and again whenever a connection is lost.</summary>
internal sealed class LiveReader(IServiceScopeFactory scopes, LiveFeed feed, TimeProvider clock, ILogger<LiveReader> logger)
    : BackgroundService
{
    private static readonly TimeSpan s_heartbeat = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan s_longestPause = TimeSpan.FromSeconds(10);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(
        KeepAsync("pictures", PicturesAsync, stoppingToken),
        KeepAsync("reactions", ReactionsAsync, stoppingToken),
        BeatAsync(stoppingToken));

    private async Task PicturesAsync(IServiceProvider services, Action connected, CancellationToken cancel)
    {
        using var call = services.GetRequiredService<PictureQueries.PictureQueriesClient>().Watch(new WatchRequest(), cancellationToken: cancel);
        await foreach (var change in ReadAsync(call, connected, cancel))
            feed.Publish(LiveEvent.Of(change));
    }

    private async Task ReactionsAsync(IServiceProvider services, Action connected, CancellationToken cancel)
    {
        using var call = services.GetRequiredService<Reactions.ReactionsClient>().WatchCounts(new WatchCountsRequest(), cancellationToken: cancel);
        await foreach (var counts in ReadAsync(call, connected, cancel))
            feed.Publish(LiveEvent.Of(counts));
    }

    private static async IAsyncEnumerable<T> ReadAsync<T>(
        AsyncServerStreamingCall<T> call, Action connected, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        await call.ResponseHeadersAsync.WaitAsync(cancel);
        connected();
        await foreach (var item in call.ResponseStream.ReadAllAsync(cancel))
        {
            connected();
            yield return item;
        }
    }

    private async Task KeepAsync(string what, Func<IServiceProvider, Action, CancellationToken, Task> listenAsync, CancellationToken cancel)
    {
        var pause = TimeSpan.FromSeconds(1);
        var missed = false;
        while (!cancel.IsCancellationRequested)
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await listenAsync(scope.ServiceProvider, Connected, cancel);
            }
            catch (Exception lost) when (!cancel.IsCancellationRequested)
            {
                logger.LogInformation("Live {What} stopped ({Reason}); trying again in {Pause}", what, lost.Message, pause);
            }
            catch (Exception) when (cancel.IsCancellationRequested)
            {
                return;
            }

            await Task.Delay(pause, clock, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            pause = TimeSpan.FromTicks(Math.Min(pause.Ticks * 2, s_longestPause.Ticks));
            missed = true;
        }

        // Pages read again once changes are heard again: before, they would miss what happens in between.
        void Connected()
        {
            pause = TimeSpan.FromSeconds(1);
            if (missed)
                feed.Publish(LiveEvent.Resync);
            missed = false;
        }
    }

    private async Task BeatAsync(CancellationToken cancel)
    {
        while (!cancel.IsCancellationRequested)
        {
            await Task.Delay(s_heartbeat, clock, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            feed.Publish(LiveEvent.Ping);
        }
    }
}
