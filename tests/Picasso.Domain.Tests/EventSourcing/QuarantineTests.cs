using Microsoft.Extensions.Time.Testing;
using Picasso.EventSourcing;
using Picasso.EventSourcing.Projecting;
using Picasso.EventSourcing.Quarantining;
using Picasso.EventSourcing.Sqlite;

namespace Picasso.Domain.Tests.EventSourcing;

/// <summary>A projection meets events that its version of the program cannot read.</summary>
public sealed class QuarantineTests : IDisposable
{
    private const int Unreadable = -777;

    private readonly TempLog _log = new();

    [Fact]
    public async Task Case_24_an_unreadable_event_holds_its_stream_and_the_other_streams_go_on()
    {
        await _log.AppendAsync("counter-1", 1, Unreadable, 4);
        await _log.AppendAsync("counter-2", 5);
        await using var running = await RunningProjection.StartAsync(_log);

        await running.SeesAsync(await _log.AppendAsync("counter-1", 8));

        running.Projection.Rows().ShouldBe([("counter-1", 1, 1), ("counter-2", 5, 1)]);
        running.Progress.Failure.ShouldBeNull();
        var (streams, first) = running.Progress.Quarantine;
        (streams, first!.Stream, first.FromRevision, first.Reason).ShouldBe((1, "counter-1", 1, "has an amount of a later version"));
    }

    [Fact]
    public async Task A_held_stream_stays_held_after_a_restart()
    {
        await _log.AppendAsync("counter-1", 1, Unreadable);
        await using (var before = await RunningProjection.StartAsync(_log))
            await before.SeesAsync(await _log.AppendAsync("counter-1", 4));

        await using var after = await RunningProjection.StartAsync(_log);
        await after.SeesAsync(await _log.AppendAsync("counter-1", 8));

        after.Projection.Rows().ShouldBe([("counter-1", 1, 1)]);
        await after.Until(progress => progress.Quarantine.First is { FromRevision: 1, ThroughRevision: 3 } or { FromRevision: 1, ThroughRevision: 2 });
        (await Quarantine.FindAsync("sums", ["counter-1"], default)).ShouldHaveSingleItem().ThroughRevision.ShouldBe(3);
    }

    [Fact]
    public async Task A_version_that_reads_the_event_applies_what_was_held_once()
    {
        await _log.AppendAsync("counter-1", 1, Unreadable, 4);
        await using (var older = await RunningProjection.StartAsync(_log))
            await older.SeesAsync(await _log.AppendAsync("counter-2", 5));

        await using var upgraded = await RunningProjection.StartAsync(_log, reads: true);
        await upgraded.Until(_ => upgraded.Projection.Rows()[0].Applied == 3);
        await upgraded.SeesAsync(await _log.AppendAsync("counter-1", 8));

        upgraded.Projection.Rows().ShouldBe([("counter-1", 1 + Unreadable + 4 + 8, 4), ("counter-2", 5, 1)]);
        (await Quarantine.CountAsync("sums", default)).ShouldBe(0);
    }

    [Fact]
    public async Task A_stream_that_an_older_copy_holds_meanwhile_is_released_without_a_restart()
    {
        var clock = new FakeTimeProvider();
        await using var upgraded = await RunningProjection.StartAsync(_log, reads: true, clock: clock);
        await upgraded.Until(progress => progress.HasCaughtUp);
        await Quarantine.HoldAsync("sums", new HeldStream("counter-1", 0, 0, Guid.NewGuid(), "later", "is unknown", clock.GetUtcNow()), default);
        await _log.AppendAsync("counter-1", 1, 2);

        await upgraded.Until(progress =>
        {
            clock.Advance(ProjectionRunner<SumProjection>.RetryHeldAfter);
            return upgraded.Projection.Rows() is [(_, 3, 2)];
        });
    }

    [Fact]
    public async Task A_rebuild_by_a_version_that_reads_the_event_doubles_nothing()
    {
        await _log.AppendAsync("counter-1", 1, Unreadable, 4);
        await using (var older = await RunningProjection.StartAsync(_log))
            await older.SeesAsync(await _log.AppendAsync("counter-2", 5));
        await using var upgraded = await RunningProjection.StartAsync(_log, reads: true);
        await upgraded.SeesAsync(await _log.Store.ReadEndAsync(default));

        await upgraded.Runner.RebuildAsync(default);

        upgraded.Projection.Rows().ShouldBe([("counter-1", 1 + Unreadable + 4, 3), ("counter-2", 5, 1)]);
        (await Quarantine.CountAsync("sums", default)).ShouldBe(0);
    }

    [Fact]
    public async Task Only_what_the_program_reads_is_released_up_to_the_next_event_that_it_cannot()
    {
        await _log.AppendAsync("counter-1", 1, 2, Unreadable, 4);
        var end = await _log.Store.ReadEndAsync(default);
        await Quarantine.HoldAsync("sums", new HeldStream("counter-1", 1, 3, Guid.NewGuid(), "later", "was unknown", DateTimeOffset.UnixEpoch), default);
        await using var running = await RunningProjection.StartAsync(_log);
        await running.SeesAsync(end);

        await running.Until(progress => progress.Quarantine.First is { FromRevision: 2 });

        running.Projection.Rows().ShouldBe([("counter-1", 3, 2)]);
        running.Progress.Quarantine.First!.Reason.ShouldBe("has an amount of a later version");
    }

    [Fact]
    public async Task Many_streams_with_unreadable_events_hold_up_no_other_stream()
    {
        foreach (var i in Enumerable.Range(0, 150))
            await _log.AppendAsync($"counter-bad-{i}", Unreadable, i);
        await using var running = await RunningProjection.StartAsync(_log);

        await running.SeesAsync(await _log.AppendAsync("counter-good", 7));

        running.Projection.Rows().ShouldBe([("counter-good", 7, 1)]);
        await running.Until(progress => progress.Quarantine.Streams == 150);
    }

    public void Dispose() => _log.Dispose();

    private SqliteQuarantine Quarantine => new(_log.Data.File("quarantine.db"));
}
