using System.Text;
using Picasso.EventSourcing;
using Picasso.EventSourcing.Deciding;
using Picasso.Kernel;

namespace Picasso.Domain.Tests.EventSourcing;

public sealed class CommandHandlerTests : IDisposable
{
    private readonly TempLog _log = new();

    [Fact]
    public async Task An_accepted_command_is_appended_and_answers_where()
    {
        var decided = await Run(new Add(3, 4));

        decided.ShouldBe(new CommandResult<int>(7, 1, await _log.Store.ReadEndAsync(default), 2, null));
        (await Run(new Add(5))).State.ShouldBe(12);
    }

    [Fact]
    public async Task A_refused_command_writes_nothing()
    {
        await Run(new Add(99));

        var decided = await Run(new Add(2));

        decided.Error!.Reason.ShouldBe("too_much");
        decided.State.ShouldBe(99);
        Should.Throw<DomainException>(() => decided.OrThrow()).Error.ShouldBe(decided.Error);
        (await Events()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_command_without_effect_answers_the_position_that_it_was_decided_on()
    {
        var before = await Run(new Add(9));

        (await Run(new Add(0))).ShouldBe(before with { Appended = 0 });
    }

    [Fact]
    public async Task When_somebody_else_was_faster_it_decides_again_on_what_is_there()
    {
        (await Run(new Add(99), new RacedStore(_log, times: 1))).State.ShouldBe(100);
        (await Run(new Add(-1), new RacedStore(_log, times: 3))).State.ShouldBe(102);
        (await Run(new Add(1), new RacedStore(_log, times: 1))).Error!.Reason.ShouldBe("too_much");
    }

    [Fact]
    public async Task It_gives_up_after_some_attempts_with_a_reason()
    {
        var decided = await Run(new Add(1), new RacedStore(_log, times: int.MaxValue));

        decided.Error.ShouldNotBeNull().ShouldSatisfyAllConditions(
            error => error.Kind.ShouldBe(DomainErrorKind.Aborted), error => error.Reason.ShouldBe("concurrent_change"));
        (await Events()).Count.ShouldBe(CommandHandler<int, Add, Added>.MaxAttempts);
    }

    [Fact]
    public async Task A_command_repeated_under_its_id_is_done_once()
    {
        var first = await Run(new Add(1, 2), commandId: "c1");
        await Run(new Add(5), commandId: "c2");

        var again = await Run(new Add(1, 2), commandId: "c1");

        first.Appended.ShouldBe(2);
        again.ShouldBe(new CommandResult<int>(8, 2, await _log.Store.ReadEndAsync(default), 0, null));
    }

    [Fact]
    public async Task An_id_names_a_command_of_one_stream()
    {
        await Run(new Add(1), commandId: "c1", stream: "counter-a");

        (await Run(new Add(1), commandId: "c1", stream: "counter-b")).Appended.ShouldBe(1);
    }

    [Fact]
    public async Task An_id_used_for_another_command_is_a_mistake()
    {
        await Run(new Add(5), commandId: "c1");

        await Should.ThrowAsync<EventIdReusedException>(() => Run(new Add(-5), commandId: "c1"));
    }

    [Fact]
    public async Task Metadata_is_built_on_the_event_before_also_when_somebody_else_was_faster()
    {
        static ReadOnlyMemory<byte> Chain(StreamEvent next, StreamEvent? previous) => Encoding.UTF8.GetBytes(
            $"{next.Stream}/{next.Revision}:{Encoding.UTF8.GetString(next.Data.Span)}<{(previous is null ? "start" : Encoding.UTF8.GetString(previous.Metadata.Span))}");

        await Run(new Add(7, 8), metadata: Chain);
        await Run(new Add(9), new RacedStore(_log, times: 1), metadata: Chain);

        (await Events()).Select(item => Encoding.UTF8.GetString(item.Metadata.Span)).ShouldBe([
            "counter-1/0:7<start",
            "counter-1/1:8<counter-1/0:7<start",
            "{}",
            "counter-1/3:9<{}"]);
    }

    [Fact]
    public async Task Who_does_not_know_an_event_does_not_decide()
    {
        await _log.Store.AppendAsync(
            "counter-1", ExpectedRevision.Any, [new NewEvent(Guid.NewGuid(), "counter.later.v9", "{}"u8.ToArray(), "{}"u8.ToArray())], default);

        (await Should.ThrowAsync<UnknownEventException>(() => Run(new Add(1)))).Name.ShouldBe("counter.later.v9");
    }

    [Fact]
    public async Task Of_many_at_once_none_is_lost_and_the_rule_holds()
    {
        var all = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => Task.Run(async () =>
        {
            CommandResult<int> decided;
            do
                decided = await Run(new Add(10), _log.Open(), commandId: $"c{i}");
            while (decided.Error?.Reason == "concurrent_change");
            return decided;
        })));

        all.Count(decided => decided.Accepted).ShouldBe(10);
        all.Where(decided => !decided.Accepted).ShouldAllBe(decided => decided.Error!.Reason == "too_much");
        (await Runner(_log.Store).LoadAsync("counter-1", default)).State.ShouldBe(100);
    }

    [Fact]
    public async Task A_command_on_a_long_stream_reads_only_what_the_stream_gained()
    {
        var counted = new CountingStore(_log.Store);
        var runner = new CommandHandler<int, Add, Added>(counted, Counter.Decider, new CounterEncoding(), TimeProvider.System, foldsKept: 2);
        for (var number = 0; number < 1_000; number++)
            await AddAsync("counter-1", number % 2 == 0 ? 1 : -1);
        var before = counted.Read;
        await AddAsync("counter-1", 1);
        (counted.Read - before).ShouldBeLessThanOrEqualTo(1);

        // Others append too; an old fold is only a start.
        await _log.AppendAsync("counter-1", 7);
        (await AddAsync("counter-1", 1)).State.ShouldBe(9);

        // Only the streams used latest are kept.
        foreach (var other in (string[])["counter-2", "counter-2", "counter-3", "counter-3"])
            await AddAsync(other, 1);
        before = counted.Read;
        (await AddAsync("counter-1", 1)).State.ShouldBe(10);
        (counted.Read - before).ShouldBeGreaterThan(1_000);

        Task<CommandResult<int>> AddAsync(string stream, int amount) =>
            runner.RunAsync(stream, new Add(amount), (_, _) => "{}"u8.ToArray(), null, default);
    }

    public void Dispose() => _log.Dispose();

    private static CommandHandler<int, Add, Added> Runner(IEventStore store) =>
        new(store, Counter.Decider, new CounterEncoding(), TimeProvider.System);

    private Task<CommandResult<int>> Run(
        Add command, IEventStore? store = null, string? commandId = null, string stream = "counter-1", MetadataBuilder? metadata = null) =>
        Runner(store ?? _log.Store).RunAsync(stream, command, metadata ?? ((_, _) => "{}"u8.ToArray()), commandId, default);

    private async Task<List<RecordedEvent>> Events() => await _log.Store.ReadForwardsAsync("counter-1").ToListAsync();
}
