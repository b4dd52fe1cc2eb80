using System.Text;
using Picasso.EventSourcing;

namespace Picasso.Conformance.Tests.EventStore;

public abstract partial class EventStoreConformance
{
    [Fact]
    public async Task An_append_to_a_new_stream_starts_at_revision_zero()
    {
        var appended = await Store.Append("a", ExpectedRevision.NoStream, Sample.Events(2));

        appended.Revision.ShouldBe(1);
        appended.Position.ShouldBeGreaterThan(LogPosition.Start);
        (await Store.Forwards("a")).Select(item => item.Revision).ShouldBe([0, 1]);
    }

    [Fact]
    public async Task Bytes_names_and_ids_come_back_as_they_went_in()
    {
        var written = Sample.Event("sample.ünïcode.v1", """{ "spaced" :  "ü € 🖼" }""", """{"by":"me"}""");
        var appended = await Store.Append("picture-ä b", ExpectedRevision.NoStream, written);

        var read = (await OpenAnother().Forwards("picture-ä b")).ShouldHaveSingleItem();

        read.Id.ShouldBe(written.Id);
        read.Stream.ShouldBe("picture-ä b");
        read.Type.ShouldBe(written.Type);
        read.Position.ShouldBe(appended.Position);
        Encoding.UTF8.GetString(read.Data.Span).ShouldBe(Encoding.UTF8.GetString(written.Data.Span));
        read.Metadata.ToArray().ShouldBe(written.Metadata.ToArray());
        (TimeProvider.System.GetUtcNow() - read.RecordedAt).ShouldBeLessThan(TimeSpan.FromMinutes(5));
    }

    [Fact]
    public async Task A_wrong_expectation_is_an_answer_that_names_the_actual_revision_and_writes_nothing()
    {
        await Store.Append("a", ExpectedRevision.NoStream, Sample.Events(3));

        foreach (var wrong in new[] { ExpectedRevision.NoStream, ExpectedRevision.Exactly(1), ExpectedRevision.Exactly(7) })
            (await Store.AppendAsync("a", wrong, Sample.Events(1), default)).ShouldBe(new AppendResult.WrongRevision(2));
        (await Store.AppendAsync("b", ExpectedRevision.Exactly(0), Sample.Events(1), default)).ShouldBe(new AppendResult.WrongRevision(-1));

        (await Store.Forwards("a")).Count.ShouldBe(3);
        (await Store.Forwards("b")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Any_expectation_appends_to_a_new_and_to_a_known_stream()
    {
        (await Store.Append("a", ExpectedRevision.Any, Sample.Event())).Revision.ShouldBe(0);
        (await Store.Append("a", ExpectedRevision.Any, Sample.Event())).Revision.ShouldBe(1);
    }

    [Fact]
    public async Task A_repeated_append_gives_the_first_answer_and_writes_nothing()
    {
        var first = Sample.Events(2);
        var second = Sample.Events(2);
        var before = await Store.Append("a", ExpectedRevision.NoStream, first);
        var after = await Store.Append("a", ExpectedRevision.Exactly(1), second);
        await Store.Append("a", ExpectedRevision.Exactly(3), Sample.Event());

        (await OpenAnother().Append("a", ExpectedRevision.NoStream, first)).ShouldBe(before);
        (await OpenAnother().Append("a", ExpectedRevision.Exactly(1), second)).ShouldBe(after);

        (await Store.Forwards("a")).Count.ShouldBe(5);
    }

    [Fact]
    public async Task A_repeated_append_with_any_expectation_writes_nothing()
    {
        var events = Sample.Events(2);
        var before = await Store.Append("a", ExpectedRevision.Any, events);

        (await Store.Append("a", ExpectedRevision.Any, events)).ShouldBe(before);

        (await Store.Forwards("a")).Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_batch_that_repeats_only_partly_writes_nothing()
    {
        var known = Sample.Event();
        await Store.Append("a", ExpectedRevision.NoStream, known);

        var answer = await Store.AppendAsync("a", ExpectedRevision.NoStream, [known, Sample.Event()], default);

        answer.ShouldBe(new AppendResult.WrongRevision(0));
        (await Store.Forwards("a")).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_big_batch_is_whole_and_in_order()
    {
        var events = Sample.Events(1500);

        (await Store.Append("a", ExpectedRevision.NoStream, events)).Revision.ShouldBe(1499);

        var read = await Store.Forwards("a");
        read.Select(item => item.Id).ShouldBe(events.Select(item => item.Id));
        read.Select(item => item.Revision).ShouldBe(Enumerable.Range(0, 1500).Select(i => (long)i));
        read.Zip(read.Skip(1)).ShouldAllBe(pair => pair.First.Position < pair.Second.Position);
    }

    [Fact]
    public async Task A_big_event_is_kept_whole()
    {
        var data = Encoding.UTF8.GetBytes($"\"{new string('x', 800_000)}\"");

        await Store.Append("a", ExpectedRevision.NoStream, Sample.Event() with { Data = data });

        (await Store.Forwards("a")).Single().Data.ToArray().ShouldBe(data);
    }

    [Fact]
    public async Task An_append_of_nothing_is_a_mistake() =>
        await Should.ThrowAsync<ArgumentException>(() => Store.AppendAsync("a", ExpectedRevision.Any, [], default));

    [Fact]
    public async Task A_cancelled_append_writes_nothing()
    {
        await Should.ThrowAsync<OperationCanceledException>(
            () => Store.AppendAsync("a", ExpectedRevision.Any, Sample.Events(1), new CancellationToken(canceled: true)));

        (await Store.Forwards("a")).ShouldBeEmpty();
    }
}
