using Picasso.EventSourcing;

namespace Picasso.Conformance.Tests.EventStore;

public abstract partial class EventStoreConformance
{
    [Fact]
    public async Task A_subscription_to_an_empty_log_is_caught_up_at_once()
    {
        await using var messages = Store.SubscribeToAllAsync(LogPosition.Start, EventFilter.All, Deadline()).GetAsyncEnumerator();

        (await messages.MoveNextAsync()).ShouldBeTrue();

        messages.Current.ShouldBe(new SubscriptionMessage.CaughtUp(LogPosition.Start));
    }

    [Fact]
    public async Task A_subscription_delivers_what_is_there_then_what_comes_and_says_when_it_caught_up()
    {
        var before = await Store.Append("a", ExpectedRevision.NoStream, Sample.Events(2));
        await using var messages = Store.SubscribeToAllAsync(LogPosition.Start, EventFilter.All, Deadline()).GetAsyncEnumerator();

        (await NextEvent(messages)).Revision.ShouldBe(0);
        (await NextEvent(messages)).Revision.ShouldBe(1);
        (await NextCaughtUp(messages)).ShouldBe(before.Position);
        var after = await OpenAnother().Append("b", ExpectedRevision.NoStream, Sample.Event());
        (await NextEvent(messages)).Stream.ShouldBe("b");
        (await NextCaughtUp(messages)).ShouldBe(after.Position);
    }

    [Fact]
    public async Task A_subscription_resumed_at_any_position_yields_every_later_event_once()
    {
        foreach (var i in Enumerable.Range(0, 12))
            await Store.Append($"s{i % 3}", ExpectedRevision.Any, Sample.Events(1 + i % 2));
        var end = await Store.ReadEndAsync(default);
        var all = await Store.Follow(LogPosition.Start, EventFilter.All, through: end);

        for (var seen = 0; seen < all.Count; seen++)
        {
            var rest = await Store.Follow(all[seen].Position, EventFilter.All, through: end);
            rest.Select(item => item.Id).ShouldBe(all.Skip(seen + 1).Select(item => item.Id));
        }
        all.Count.ShouldBe(18);
    }

    [Fact]
    public async Task Positions_order_events_of_any_size_and_are_no_counts()
    {
        foreach (var (index, bytes) in new[] { 0, 700, 3, 40_000, 250, 1 }.Index())
            await Store.Append($"s{index % 2}", ExpectedRevision.Any, Sample.Event(data: $"\"{new string('x', bytes)}\""));
        var end = await Store.ReadEndAsync(default);

        var all = await Store.Follow(LogPosition.Start, EventFilter.All, through: end);

        (all.Count, all[^1].Position).ShouldBe((6, end));
        all.Zip(all.Skip(1)).ShouldAllBe(pair => pair.First.Position < pair.Second.Position);
        foreach (var stream in new[] { "s0", "s1" })
            (await Store.Forwards(stream)).Select(item => item.Position).ShouldBe(all.Where(item => item.Stream == stream).Select(item => item.Position));
        // A reader whose filter drops a large event goes on behind it.
        (await Store.Follow(all[2].Position, EventFilter.Streams("s0"), through: end)).ShouldHaveSingleItem().Id.ShouldBe(all[4].Id);
    }

    [Fact]
    public async Task Only_streams_of_a_prefix_and_events_of_a_type_pass_a_filter()
    {
        await Store.Append("picture-1", ExpectedRevision.Any, Sample.Event("listed.v1"), Sample.Event("sold.v1"));
        await Store.Append("Picture-2", ExpectedRevision.Any, Sample.Event("listed.v1"));
        await Store.Append("picture%", ExpectedRevision.Any, Sample.Event("listed.v1"));
        await Store.Append("user-1", ExpectedRevision.Any, Sample.Event("listed.v1"), Sample.Event("sold.v1"));
        var end = await Store.ReadEndAsync(default);

        async Task<IEnumerable<string>> Passing(EventFilter filter) =>
            (await Store.Follow(LogPosition.Start, filter, through: end)).Select(item => $"{item.Stream}:{item.Type}");

        (await Passing(EventFilter.Streams("picture-"))).ShouldBe(["picture-1:listed.v1", "picture-1:sold.v1"]);
        (await Passing(new EventFilter([], ["sold.v1"]))).ShouldBe(["picture-1:sold.v1", "user-1:sold.v1"]);
        (await Passing(new EventFilter(["user-", "picture-"], ["listed.v1"]))).ShouldBe(["picture-1:listed.v1", "user-1:listed.v1"]);
        (await Passing(new EventFilter(["picture%"], []))).ShouldBe(["picture%:listed.v1"]);
    }

    [Theory]
    [InlineData("picture.framed.v9", """{"frame":"oak"}""", "{}")]
    [InlineData("Another Program's Event/7", "no JSON", "none either")]
    [InlineData("binary", "", "")]
    public async Task An_event_of_another_program_is_delivered_as_it_is_and_blocks_nothing(string type, string data, string metadata)
    {
        var foreign = Sample.Event(type, data, metadata);
        await Store.Append("picture-1", ExpectedRevision.NoStream, foreign);
        var after = await Store.Append("picture-2", ExpectedRevision.NoStream, Sample.Event());

        var seen = await Store.Follow(LogPosition.Start, EventFilter.Streams("picture-"), through: after.Position);

        seen.Select(item => item.Stream).ShouldBe(["picture-1", "picture-2"]);
        (seen[0].Type, seen[0].Data.ToArray(), seen[0].Metadata.ToArray()).ShouldSatisfyAllConditions(
            one => one.Type.ShouldBe(type),
            one => one.Item2.ShouldBe(foreign.Data.ToArray()),
            one => one.Item3.ShouldBe(foreign.Metadata.ToArray()));
        (await Store.Forwards("picture-1")).ShouldHaveSingleItem().Id.ShouldBe(foreign.Id);
    }

    [Fact]
    public async Task A_checkpoint_moves_while_the_filter_drops_everything()
    {
        foreach (var _ in Enumerable.Range(0, 6))
            await Store.Append("noise", ExpectedRevision.Any, Sample.Events(1000));
        var end = await Store.ReadEndAsync(default);

        (await Store.Follow(LogPosition.Start, EventFilter.Streams("picture-"), through: end)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_long_log_arrives_whole_and_in_order()
    {
        foreach (var i in Enumerable.Range(0, 5))
            await Store.Append($"s{i}", ExpectedRevision.NoStream, Sample.Events(1000));

        var all = await Store.Follow(LogPosition.Start, EventFilter.All, count: 5000);

        all.DistinctBy(item => item.Id).Count().ShouldBe(5000);
        all.Zip(all.Skip(1)).ShouldAllBe(pair => pair.First.Position < pair.Second.Position);
    }

    [Fact]
    public async Task A_cancelled_subscription_ends()
    {
        using var stop = new CancellationTokenSource();

        await Should.ThrowAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in Store.SubscribeToAllAsync(LogPosition.Start, EventFilter.All, stop.Token))
                await stop.CancelAsync();
        });
    }

    private static CancellationToken Deadline() => new CancellationTokenSource(TimeSpan.FromSeconds(30)).Token;

    private static async Task<RecordedEvent> NextEvent(IAsyncEnumerator<SubscriptionMessage> messages)
    {
        while (await messages.MoveNextAsync())
            if (messages.Current is SubscriptionMessage.Delivered delivered)
                return delivered.Event;
        throw new InvalidOperationException("The subscription ended.");
    }

    private static async Task<LogPosition> NextCaughtUp(IAsyncEnumerator<SubscriptionMessage> messages)
    {
        (await messages.MoveNextAsync()).ShouldBeTrue();
        return messages.Current.ShouldBeOfType<SubscriptionMessage.CaughtUp>().Position;
    }
}
