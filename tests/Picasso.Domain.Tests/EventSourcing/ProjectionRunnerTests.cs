using Picasso.EventSourcing;
using Picasso.EventSourcing.Projecting;

namespace Picasso.Domain.Tests.EventSourcing;

public sealed class ProjectionRunnerTests : IDisposable
{
    private readonly TempLog _log = new();

    [Fact]
    public async Task It_catches_up_then_follows()
    {
        await _log.AppendAsync("counter-1", [.. Enumerable.Repeat(1, 700)]);
        await using var running = await RunningProjection.StartAsync(_log);

        await running.SeesAsync(await _log.AppendAsync("counter-1", 5));

        running.Projection.Rows().ShouldBe([("counter-1", 705, 701)]);
        running.Progress.HasCaughtUp.ShouldBeTrue();
        running.Progress.Lag.ShouldBe(0ul);
    }

    [Fact]
    public async Task A_restart_goes_on_where_it_was()
    {
        await _log.AppendAsync("counter-1", 1, 2);
        await using (var before = await RunningProjection.StartAsync(_log))
            await before.SeesAsync(await _log.Store.ReadEndAsync(default));
        var end = await _log.AppendAsync("counter-1", 3);

        await using var after = await RunningProjection.StartAsync(_log);
        await after.SeesAsync(end);

        after.Projection.Rows().ShouldBe([("counter-1", 6, 3)]);
    }

    [Fact]
    public async Task Its_position_passes_events_that_do_not_concern_it()
    {
        await using var running = await RunningProjection.StartAsync(_log);

        await running.SeesAsync(await _log.AppendAsync("other-1", 1, 2, 3));

        running.Projection.Rows().ShouldBeEmpty();
    }

    [Fact]
    public async Task Two_runners_of_one_view_apply_each_event_once()
    {
        await using var one = await RunningProjection.StartAsync(_log);
        await using var other = await RunningProjection.StartAsync(_log);
        var end = LogPosition.Start;
        foreach (var i in Enumerable.Range(0, 100))
            end = await _log.AppendAsync($"counter-{i % 2}", 1);

        await one.SeesAsync(end);
        await other.SeesAsync(end);

        one.Projection.Rows().ShouldBe([("counter-0", 50, 50), ("counter-1", 50, 50)]);
    }

    [Fact]
    public async Task A_bad_event_stops_it_there_loudly_and_nothing_is_skipped()
    {
        await _log.AppendAsync("counter-1", 1, 2);
        var bad = await _log.AppendAsync("counter-1", -666);
        var end = await _log.AppendAsync("counter-1", 4);
        await using var running = await RunningProjection.StartAsync(_log);

        // The batch fails as a whole, then event by event: all before the bad one are in, and the failure names it.
        await running.Until(progress => progress.Failure?.Through == bad && progress.Failure.Attempts > 1);
        running.Projection.Rows().ShouldBe([("counter-1", 3, 2)]);
        running.Progress.Failure!.Exception.ShouldBeOfType<InvalidDataException>();

        running.Projection.Chokes = false;
        await running.SeesAsync(end);
        running.Projection.Rows().ShouldBe([("counter-1", 3 - 666 + 4, 4)]);
        running.Progress.Failure.ShouldBeNull();
    }

    [Fact]
    public async Task Waiting_for_a_position_that_does_not_come_ends_in_time()
    {
        await using var running = await RunningProjection.StartAsync(_log);
        var end = await _log.AppendAsync("counter-1", 1);

        (await running.Progress.WaitForAsync(new LogPosition(end.Value + 1), TimeSpan.FromMilliseconds(50), default)).ShouldBeFalse();
        (await running.Progress.WaitForAsync(end, TimeSpan.FromSeconds(20), default)).ShouldBeTrue();
        await Should.ThrowAsync<OperationCanceledException>(() => running.Progress.WaitForAsync(
            new LogPosition(end.Value + 1), TimeSpan.FromSeconds(20), new CancellationToken(canceled: true)));
    }

    [Fact]
    public async Task A_rebuild_serves_the_old_rows_until_the_new_ones_are_whole()
    {
        var end = await _log.AppendAsync("counter-1", [.. Enumerable.Repeat(1, 1000)]);
        await using var running = await RunningProjection.StartAsync(_log);
        await running.SeesAsync(end);
        var seen = new List<long>();
        running.Projection.OnProject = () => seen.Add(running.Projection.Rows().Single().Sum);

        await running.Runner.RebuildAsync(default);

        seen.Count.ShouldBeGreaterThan(2);
        seen.ShouldAllBe(sum => sum == 1000);
        running.Projection.Rows().ShouldBe([("counter-1", 1000, 1000)]);
    }

    [Fact]
    public async Task A_rebuild_before_the_runner_has_begun_swaps_in_a_whole_view()
    {
        var end = await _log.AppendAsync("counter-1", 1, 2);
        await using (var before = await RunningProjection.StartAsync(_log))
            await before.SeesAsync(end);
        await using var running = await RunningProjection.StartAsync(_log, follows: false);

        await running.Runner.RebuildAsync(default);

        running.Projection.Rows().ShouldBe([("counter-1", 3, 2)]);
    }

    [Fact]
    public async Task A_rebuild_of_a_view_that_was_never_filled_swaps_in_what_the_log_has()
    {
        await _log.AppendAsync("counter-1", [.. Enumerable.Repeat(1, 600)]);
        await using var running = await RunningProjection.StartAsync(_log, follows: false);

        await running.Runner.RebuildAsync(default);

        running.Projection.Rows().ShouldBe([("counter-1", 600, 600)]);
    }

    [Fact]
    public async Task A_rebuild_under_way_loses_and_doubles_nothing()
    {
        await _log.AppendAsync("counter-1", [.. Enumerable.Repeat(1, 500)]);
        await using var running = await RunningProjection.StartAsync(_log);
        var appending = Task.Run(async () =>
        {
            foreach (var _ in Enumerable.Range(0, 100))
                await _log.AppendAsync("counter-1", 1);
        });

        foreach (var _ in Enumerable.Range(0, 3))
            await running.Runner.RebuildAsync(default);
        await appending;
        await running.SeesAsync(await _log.AppendAsync("counter-1", 1));

        running.Projection.Rows().ShouldBe([("counter-1", 601, 601)]);
    }

    [Fact]
    public async Task One_view_is_rebuilt_by_one_at_a_time()
    {
        await using var running = await RunningProjection.StartAsync(_log);
        await using var other = await running.Projection.BeginRebuildAsync(default);

        await Should.ThrowAsync<InvalidOperationException>(() => running.Runner.RebuildAsync(default));
    }

    [Fact]
    public async Task Another_version_of_a_view_starts_from_the_first_event()
    {
        var end = await _log.AppendAsync("counter-1", 1, 2);
        await using (var before = await RunningProjection.StartAsync(_log))
            await before.SeesAsync(end);

        await using var after = await RunningProjection.StartAsync(_log, version: 2);
        await after.SeesAsync(end);

        after.Projection.Rows().ShouldBe([("counter-1", 3, 2)]);
    }

    [Fact]
    public void The_position_that_readers_see_never_goes_back()
    {
        var progress = new ProjectionProgress("sums", TimeProvider.System);

        progress.Reached(new LogPosition(9), endAtStart: LogPosition.Start);
        progress.Reached(new LogPosition(3), endAtStart: LogPosition.Start);

        progress.Position.ShouldBe(new LogPosition(9));
    }

    public void Dispose() => _log.Dispose();
}
