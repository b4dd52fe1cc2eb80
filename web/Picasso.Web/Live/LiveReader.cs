using System.Collections.Concurrent;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Picasso.Background;
using Picasso.Contracts.Pictures;
using Picasso.Contracts.Reactions;

namespace Picasso.Web.Live;

/// <summary>Watches pictures and reactions once for all open pages, and reconnects after a lost connection.</summary>
internal sealed class LiveReader(IServiceScopeFactory scopes, LiveFeed feed, TimeProvider clock, ILogger<LiveReader> logger)
    : BackgroundLoop(clock, logger)
{
    private static readonly TimeSpan s_heartbeat = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(1);
    private static readonly LoopSettings s_settings = LoopSettings.Endless with { LongestPause = TimeSpan.FromSeconds(10) };

    // The sources that were disconnected for a while.
    private readonly ConcurrentDictionary<string, bool> _missed = new();

    protected override Task LoopAsync(CancellationToken stoppingToken) => Task.WhenAll(
        KeepAsync(LiveSources.Pictures, PicturesAsync, stoppingToken),
        KeepAsync(LiveSources.Reactions, ReactionsAsync, stoppingToken),
        RepeatAsync(BeatAsync, s_heartbeat, LoopSettings.Usual, stoppingToken));

    private async Task PicturesAsync(IServiceProvider services, Action connected, CancellationToken cancellationToken)
    {
        using var call = services.GetRequiredService<PictureQueries.PictureQueriesClient>().Watch(new WatchRequest(), cancellationToken: cancellationToken);
        await foreach (var change in ReadAsync(call, connected, cancellationToken))
            feed.Publish(LiveEvent.Of(change));
    }

    private async Task ReactionsAsync(IServiceProvider services, Action connected, CancellationToken cancellationToken)
    {
        using var call = services.GetRequiredService<Reactions.ReactionsClient>().WatchCounts(new WatchCountsRequest(), cancellationToken: cancellationToken);
        await foreach (var counts in ReadAsync(call, connected, cancellationToken))
            feed.Publish(LiveEvent.Of(counts));
    }

    private static async IAsyncEnumerable<T> ReadAsync<T>(
        AsyncServerStreamingCall<T> call, Action connected, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await call.ResponseHeadersAsync.WaitAsync(cancellationToken);
        connected();
        await foreach (var item in call.ResponseStream.ReadAllAsync(cancellationToken))
        {
            connected();
            yield return item;
        }
    }

    private Task KeepAsync(string what, Func<IServiceProvider, Action, CancellationToken, Task> listenAsync, CancellationToken stoppingToken) =>
        RepeatAsync(stop => ListenAsync(what, listenAsync, stop), s_pause, s_settings with { Part = what }, stoppingToken);

    private async Task ListenAsync(
        string what, Func<IServiceProvider, Action, CancellationToken, Task> listenAsync, CancellationToken cancellationToken)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await listenAsync(scope.ServiceProvider, () => Connected(what), cancellationToken);
        }
        finally
        {
            _missed[what] = true;
            feed.Lost(what);
        }
    }

    // Pages read again only after the reconnection: before, they would miss the changes in between.
    private void Connected(string what)
    {
        Works(what);
        feed.Connected(what);
        if (_missed.TryRemove(what, out _))
            feed.Publish(LiveEvent.Resync);
    }

    private Task BeatAsync(CancellationToken cancellationToken)
    {
        feed.Publish(LiveEvent.Ping);
        return Task.CompletedTask;
    }
}
