using Picasso.EventSourcing;

namespace Picasso.Conformance.Tests.EventStore;

public abstract partial class EventStoreConformance
{
    [Fact]
    public async Task An_unknown_stream_is_empty_both_ways()
    {
        (await Store.Forwards("nowhere")).ShouldBeEmpty();
        (await Store.Backwards("nowhere")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_stream_is_read_from_a_revision_on_and_up_to_a_count()
    {
        await Store.Append("a", ExpectedRevision.NoStream, Sample.Events(5));
        await Store.Append("ab", ExpectedRevision.NoStream, Sample.Events(2));

        (await Store.Forwards("a", from: 2, count: 2)).Select(item => item.Revision).ShouldBe([2, 3]);
        (await Store.Forwards("a", from: 4)).Select(item => item.Revision).ShouldBe([4]);
        (await Store.Forwards("a", from: 5)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_long_stream_is_read_backwards_from_its_end()
    {
        await Store.Append("a", ExpectedRevision.NoStream, Sample.Events(600));

        (await Store.Backwards("a")).Select(item => item.Revision).ShouldBe(Enumerable.Range(0, 600).Select(i => 599L - i));
        (await Store.Backwards("a", count: 1)).Single().Revision.ShouldBe(599);
        (await Store.Backwards("a", count: 300)).Count.ShouldBe(300);
    }

    [Fact]
    public async Task The_end_of_the_log_is_the_position_of_its_last_event()
    {
        (await Store.ReadEndAsync(default)).ShouldBe(LogPosition.Start);

        var appended = await Store.Append("a", ExpectedRevision.NoStream, Sample.Events(3));

        (await OpenAnother().ReadEndAsync(default)).ShouldBe(appended.Position);
    }

    [Fact]
    public async Task A_cancelled_read_stops()
    {
        await Store.Append("a", ExpectedRevision.NoStream, Sample.Events(3));

        await Should.ThrowAsync<OperationCanceledException>(
            async () => await Store.ReadForwardsAsync("a", cancellationToken: new CancellationToken(canceled: true)).ToListAsync());
    }
}
