using Picasso.EventSourcing;

namespace Picasso.Conformance.Tests.EventStore;

public abstract partial class EventStoreConformance
{
    [Fact]
    public async Task Of_many_appenders_at_one_revision_exactly_one_wins()
    {
        var stores = Enumerable.Range(0, 4).Select(_ => OpenAnother()).ToList();
        foreach (var revision in Enumerable.Range(0, 10))
        {
            var answers = await Task.WhenAll(Enumerable.Range(0, 32).Select(i => Task.Run(() =>
                stores[i % 4].AppendAsync("a", ExpectedRevision.Exactly(revision - 1), Sample.Events(1), default))));

            answers.OfType<AppendResult.Appended>().ShouldHaveSingleItem().Revision.ShouldBe(revision);
            answers.OfType<AppendResult.WrongRevision>().ShouldAllBe(answer => answer.Actual == revision);
        }
        (await Store.Forwards("a")).Count.ShouldBe(10);
    }

    [Fact]
    public async Task The_same_append_from_many_sides_is_written_once()
    {
        var events = Sample.Events(3);
        var stores = Enumerable.Range(0, 4).Select(_ => OpenAnother()).ToList();

        var answers = await Task.WhenAll(Enumerable.Range(0, 24).Select(i => Task.Run(() =>
            stores[i % 4].Append("a", ExpectedRevision.NoStream, events))));

        answers.Distinct().ShouldHaveSingleItem().Revision.ShouldBe(2);
        (await Store.Forwards("a")).Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_live_subscriber_sees_no_gap_and_no_reorder_while_many_append()
    {
        const int Writers = 6, AppendsEach = 40;
        var live = Store.Follow(LogPosition.Start, EventFilter.All, count: Writers * AppendsEach * 2);

        var appended = await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(async () =>
        {
            var store = writer % 2 == 0 ? Store : OpenAnother();
            var positions = new List<LogPosition>();
            foreach (var i in Enumerable.Range(0, AppendsEach))
                positions.Add((await store.Append($"s{writer}-{i % 5}", ExpectedRevision.Any, Sample.Events(2))).Position);
            return positions;
        })));

        var seen = await live;
        seen.Zip(seen.Skip(1)).ShouldAllBe(pair => pair.First.Position < pair.Second.Position);
        seen.DistinctBy(item => item.Id).Count().ShouldBe(Writers * AppendsEach * 2);
        appended.SelectMany(positions => positions).Except(seen.Select(item => item.Position)).ShouldBeEmpty();
        foreach (var stream in seen.GroupBy(item => item.Stream))
            stream.Select(item => item.Revision).ShouldBe(Enumerable.Range(0, stream.Count()).Select(i => (long)i));
    }

    [Fact]
    public async Task Each_writer_sees_its_own_append_at_once_from_every_side()
    {
        var other = OpenAnother();
        foreach (var i in Enumerable.Range(0, 20))
        {
            var appended = await Store.Append($"s{i}", ExpectedRevision.NoStream, Sample.Event());
            (await other.Forwards($"s{i}")).ShouldHaveSingleItem().Position.ShouldBe(appended.Position);
        }
    }
}
