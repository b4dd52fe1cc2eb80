using Microsoft.Extensions.Time.Testing;
using Picasso.Conformance.Tests.EventStore;
using Picasso.EventSourcing;
using Picasso.EventSourcing.EventStoreDb;
using Picasso.Testing.Processes;

namespace Picasso.EventStoreDb.Tests.Simulated;

/// <summary>How often the server is asked.</summary>
public sealed class CostTests : OnSimulatedServer
{
    [Fact]
    public async Task An_append_of_one_event_at_a_known_revision_reads_nothing()
    {
        await Store.Append("a", ExpectedRevision.NoStream, Sample.Event());
        var before = Server.Reads;

        foreach (var revision in Enumerable.Range(0, 5))
            await Store.Append("a", ExpectedRevision.Exactly(revision), Sample.Event());

        (Server.Reads - before, Server.Appends).ShouldBe((0, 6));
    }

    [Fact]
    public async Task An_append_of_several_events_reads_one_whatever_the_stream_holds()
    {
        await Store.Append("a", ExpectedRevision.NoStream, Sample.Events(300));
        var (reads, appends) = (Server.Reads, Server.Appends);

        await Store.Append("a", ExpectedRevision.Exactly(299), Sample.Events(3));

        (Server.Reads - reads, Server.Appends - appends).ShouldBe((1, 1));
    }

    [Fact]
    public async Task A_stream_is_read_only_when_the_server_finds_another_revision()
    {
        await Store.Append("a", ExpectedRevision.NoStream, Sample.Event());
        var (reads, appends) = (Server.Reads, Server.Appends);

        (await Store.AppendAsync("a", ExpectedRevision.NoStream, Sample.Events(1), default)).ShouldBe(new AppendResult.WrongRevision(0));

        (Server.Reads - reads, Server.Appends - appends).ShouldBe((1, 1));
    }

    [Fact]
    public async Task Quiet_subscriptions_share_one_slow_poll()
    {
        await Store.Append("a", ExpectedRevision.NoStream, Sample.Event());
        var clock = new FakeTimeProvider();
        var store = Open(TimeSpan.FromHours(1), clock);
        using var stop = new CancellationTokenSource();
        var live = 0;
        var subscriptions = Enumerable.Range(0, 6).Select(_ => FollowAsync(store, () => Interlocked.Increment(ref live), stop.Token)).ToList();
        await Wait.UntilAsync(() => live == 6, () => "the subscriptions are not live");
        var (before, seconds) = (Server.Reads, 0);

        await Wait.UntilAsync(
            () =>
            {
                clock.Advance(TimeSpan.FromSeconds(1));
                return ++seconds >= 20 && Server.Reads > before;
            },
            () => "nothing is polled");

        (Server.Reads - before).ShouldBeLessThanOrEqualTo((int)(TimeSpan.FromSeconds(seconds) / EventStoreDbTip.PollInterval) + 1);
        await stop.CancelAsync();
        await Task.WhenAll(subscriptions);
    }

    [Fact]
    public async Task A_position_that_the_filter_drops_is_announced_as_soon_as_somebody_has_read_the_end()
    {
        await using var messages = Store.SubscribeToAllAsync(LogPosition.Start, EventFilter.Streams("picture-"), Deadline).GetAsyncEnumerator();
        await messages.MoveNextAsync();
        var next = messages.MoveNextAsync().AsTask();
        var begin = TimeProvider.System.GetTimestamp();
        await Store.Append("other", ExpectedRevision.NoStream, Sample.Event());

        var end = await Store.ReadEndAsync(default);

        (await next).ShouldBeTrue();
        messages.Current.ShouldBe(new SubscriptionMessage.CaughtUp(end));
        TimeProvider.System.GetElapsedTime(begin).ShouldBeLessThan(EventStoreDbTip.PollInterval);
    }

    private static async Task FollowAsync(EventStoreDbEventStore store, Action live, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var message in store.SubscribeToAllAsync(LogPosition.Start, EventFilter.Streams("picture-"), cancellationToken))
                if (message is SubscriptionMessage.CaughtUp)
                    live();
        }
        catch (OperationCanceledException)
        {
            // The test has counted.
        }
    }
}
