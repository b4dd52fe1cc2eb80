using Microsoft.Extensions.Time.Testing;
using Picasso.EventSourcing;
using Picasso.EventSourcing.Projecting;

namespace Picasso.Domain.Tests.EventSourcing;

/// <summary>Positions are no counts: nothing assumes that they are dense.</summary>
public sealed class SparseLogTests : IDisposable
{
    private readonly TempLog _log = new();

    private SparseLog Sparse => new(_log.Open());

    [Fact]
    public async Task A_view_catches_up_follows_and_is_rebuilt()
    {
        await _log.AppendAsync("counter-1", [.. Enumerable.Repeat(1, 700)]);
        await using var running = await RunningProjection.StartAsync(_log, store: Sparse);
        await running.SeesAsync(await Sparse.ReadEndAsync(default));

        await running.Runner.RebuildAsync(default);
        await _log.AppendAsync("counter-1", 5);
        await running.SeesAsync(await Sparse.ReadEndAsync(default));

        running.Projection.Rows().ShouldBe([("counter-1", 705, 701)]);
        (running.Progress.Lag, running.Progress.Behind).ShouldBe((0ul, TimeSpan.Zero));
    }

    [Fact]
    public async Task A_rebuild_beside_a_writer_ends()
    {
        await _log.AppendAsync("counter-1", [.. Enumerable.Repeat(1, 500)]);
        await using var running = await RunningProjection.StartAsync(_log, store: Sparse);
        await running.SeesAsync(await Sparse.ReadEndAsync(default));
        using var stop = new CancellationTokenSource();
        var appending = Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
                await _log.AppendAsync("counter-1", 1);
        });

        // A threshold in positions would never be reached: each event is thousands of them.
        await running.Runner.RebuildAsync(new CancellationTokenSource(TimeSpan.FromSeconds(60)).Token);

        await stop.CancelAsync();
        await appending;
        await running.SeesAsync(await Sparse.ReadEndAsync(default));
        running.Projection.Rows().ShouldHaveSingleItem().ShouldSatisfyAllConditions(row => row.Sum.ShouldBe(row.Applied));
    }

    [Fact]
    public async Task A_checkpoint_over_filtered_events_is_stored_by_time_and_not_for_each_of_them()
    {
        var clock = new FakeTimeProvider();
        await using var running = await RunningProjection.StartAsync(_log, clock: clock, store: Sparse);
        for (var i = 0; i < 20; i++)
            await _log.AppendAsync("other-1", i);
        await running.SeesAsync(await Sparse.ReadEndAsync(default));
        (await running.Projection.LoadCheckpointAsync(default)).ShouldBe(LogPosition.Start);

        clock.Advance(ProjectionSteps.StoreEvery);
        await _log.AppendAsync("other-1", 1);
        var end = await Sparse.ReadEndAsync(default);
        await running.SeesAsync(end);

        (await running.Projection.LoadCheckpointAsync(default)).ShouldBe(end);
    }

    public void Dispose() => _log.Dispose();
}
