using Grpc.Core;
using Picasso.Contracts;
using Picasso.Contracts.Reactions;
using Picasso.Reactions.Storing;

namespace Picasso.Reactions.Tests;

public sealed class WatchingCountsTests : IAsyncLifetime
{
    private ReactionsWorld _world = null!;

    public async ValueTask InitializeAsync() => _world = await ReactionsWorld.StartAsync();

    [Fact]
    public async Task A_watcher_hears_of_every_change_from_now_on()
    {
        var picture = _world.Pictures.Upload("owner").PictureId;
        await _world.As("early").LikeAsync(new LikeRequest { PictureId = picture });
        using var watch = await WatchAsync();
        await _world.As("ada").LikeAsync(new LikeRequest { PictureId = picture });
        (await NextAsync(watch)).ShouldBe(new ReactionCounts { PictureId = picture, Likes = 2, Version = 2 });
        await _world.As("ada").AddCommentAsync(ReactionsWorld.Comment(picture));
        (await NextAsync(watch)).ShouldBe(new ReactionCounts { PictureId = picture, Likes = 2, Comments = 1, Version = 3 });
    }

    [Fact]
    public async Task A_watcher_hears_of_changes_by_other_processes()
    {
        using var watch = await WatchAsync();
        var picture = ReactionsWorld.Id();
        await _world.OtherProcess().LikeAsync(
            new Like(picture, "ada", TimeProvider.System.GetUtcNow()), "owner", ReactionsWorld.Cancel);
        (await NextAsync(watch)).PictureId.ShouldBe(picture);
    }

    [Fact]
    public async Task A_slow_watcher_gets_the_latest_of_every_picture_and_delays_nobody()
    {
        var pictures = Enumerable.Range(0, 3).Select(_ => _world.Pictures.Upload("owner").PictureId).ToList();
        using var slow = await WatchAsync();
        for (var i = 0; i < 150; i++)
            await _world.As($"person-{i}").LikeAsync(new LikeRequest { PictureId = pictures[i % 3] });
        var latest = new Dictionary<string, ReactionCounts>();
        while (latest.Count < 3 || latest.Values.Any(counts => counts.Likes < 50))
        {
            var counts = await NextAsync(slow);
            counts.Version.ShouldBeGreaterThan(latest.GetValueOrDefault(counts.PictureId)?.Version ?? 0);
            latest[counts.PictureId] = counts;
        }
    }

    private async Task<AsyncServerStreamingCall<ReactionCounts>> WatchAsync()
    {
        var watch = _world.Anonymous().WatchCounts(new WatchCountsRequest(), cancellationToken: ReactionsWorld.Cancel);
        await watch.ResponseHeadersAsync;
        return watch;
    }

    private static async Task<ReactionCounts> NextAsync(AsyncServerStreamingCall<ReactionCounts> watch)
    {
        (await watch.ResponseStream.MoveNext(ReactionsWorld.Cancel).WaitAsync(TimeSpan.FromSeconds(20))).ShouldBeTrue();
        return watch.ResponseStream.Current;
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();
}
