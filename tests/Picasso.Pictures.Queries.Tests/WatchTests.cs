using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using Picasso.Contracts.Pictures;
using Picasso.Pictures;
using Picasso.Pictures.Queries.CountingLikes;
using Picasso.Pictures.Queries.ReadModel;
using Picasso.Pictures.Queries.Watching;
using static Picasso.Pictures.Queries.Tests.QueriesHost;

namespace Picasso.Pictures.Queries.Tests;

public class WatchTests
{
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task Changes_come_as_they_are_projected()
    {
        await using var host = await StartAsync();
        var earlier = await host.UploadAsync();
        await host.GetAsync(earlier.Id, earlier.Position);
        using var call = host.Client().Watch(new WatchRequest());
        await call.ResponseHeadersAsync;
        var uploaded = await host.UploadAsync(title: "new");
        (await Next(call)).ShouldBe(("added", uploaded.Id));
        await host.AppendAsync(uploaded.Id, new PictureListed(5, "EUR"));
        (await Next(call)).ShouldBe(("changed", uploaded.Id));
        call.ResponseStream.Current.Picture.Price.Minor.ShouldBe(5);
        await host.Host.Services.GetRequiredService<Likes>().SetAsync([new LikeCount(uploaded.Id, 3, 1)], default);
        (await Next(call)).ShouldBe(("changed", uploaded.Id));
        call.ResponseStream.Current.Picture.Likes.ShouldBe(3);
        await host.AppendAsync(uploaded.Id, new PictureDeleted("owner"));
        (await Next(call)).ShouldBe(("removed", uploaded.Id));
        call.ResponseStream.Current.Picture.ShouldBe(new Picture { PictureId = uploaded.Id });
    }

    [Fact]
    public async Task Watchers_of_two_processes_over_one_directory_all_hear_of_a_change()
    {
        await using var first = await StartAsync();
        await using var second = await StartAsync(dataDirectory: first.Host.DataDirectory);
        using var one = first.Client().Watch(new WatchRequest());
        using var two = second.Client().Watch(new WatchRequest());
        await Task.WhenAll(one.ResponseHeadersAsync, two.ResponseHeadersAsync);
        await first.UploadAsync();
        (await Next(one)).Kind.ShouldBeOneOf("added", "resync");
        (await Next(two)).Kind.ShouldBeOneOf("added", "resync");
    }

    [Fact]
    public async Task A_slow_reader_is_asked_to_read_again_and_then_continues()
    {
        var feed = new ChangeFeed();
        using var slow = feed.Watch(buffer: 2);
        using var quick = feed.Watch(buffer: 100);
        feed.Publish(Enumerable.Repeat(new Change(ChangeKind.Changed, null), 5));
        await using var changes = slow.ReadAsync(default).GetAsyncEnumerator();
        (await changes.MoveNextAsync()).ShouldBeTrue();
        changes.Current.Kind.ShouldBe(ChangeKind.Resync);
        feed.Publish([new Change(ChangeKind.Added, null)]);
        await changes.MoveNextAsync();
        changes.Current.Kind.ShouldBe(ChangeKind.Added);
        await using var all = quick.ReadAsync(default).GetAsyncEnumerator();
        for (var i = 0; i < 5; i++)
        {
            await all.MoveNextAsync();
            all.Current.Kind.ShouldBe(ChangeKind.Changed);
        }
    }

    [Fact]
    public async Task A_reader_who_left_is_not_written_to()
    {
        var feed = new ChangeFeed();
        var gone = feed.Watch(buffer: 1);
        gone.Dispose();
        feed.Publish([Change.Resync]);
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));
        await using var changes = gone.ReadAsync(stop.Token).GetAsyncEnumerator(stop.Token);
        await Should.ThrowAsync<OperationCanceledException>(() => changes.MoveNextAsync().AsTask());
    }

    private static async Task<(string Kind, string Id)> Next(AsyncServerStreamingCall<PictureChange> call)
    {
        (await call.ResponseStream.MoveNext(default).WaitAsync(s_timeout)).ShouldBeTrue();
        return (call.ResponseStream.Current.Kind, call.ResponseStream.Current.Picture?.PictureId ?? "");
    }
}
