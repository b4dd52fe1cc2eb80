using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging.Abstractions;
using Picasso.EventSourcing;
using Picasso.EventSourcing.Projecting;
using Picasso.EventSourcing.Quarantining;
using Picasso.EventSourcing.Sqlite;

namespace Picasso.Domain.Tests.EventSourcing;

/// <summary>A projection with its runner, as a process has it, stopped when disposed.</summary>
public sealed class RunningProjection : IAsyncDisposable
{
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(30);

    private RunningProjection(SumProjection projection, ProjectionRunner<SumProjection> runner) => (Projection, Runner) = (projection, runner);

    public SumProjection Projection { get; }

    public ProjectionRunner<SumProjection> Runner { get; }

    public ProjectionProgress Progress => Runner.Progress;

    public static async Task<RunningProjection> StartAsync(TempLog log, int version = 1, bool reads = false, TimeProvider? clock = null, IEventStore? store = null,
        bool follows = true)
    {
        var projection = new SumProjection(new SqliteReadModel(log.Data, "sums", version, [SumProjection.Schema])) { Reads = reads };
        var runner = new ProjectionRunner<SumProjection>(
            projection, store ?? log.Open(), new SqliteQuarantine(log.Data.File("quarantine.db")), clock ?? TimeProvider.System, new EventSourcingMetrics(new Meters()),
            NullLogger<ProjectionRunner<SumProjection>>.Instance);
        if (follows)
        {
            await runner.StartAsync(default);
            await runner.StartedAsync(default);
        }

        return new RunningProjection(projection, runner);
    }

    public async Task SeesAsync(LogPosition position) =>
        (await Progress.WaitForAsync(position, s_timeout, default)).ShouldBeTrue($"it is at {Progress.Position}: {Progress.Failure}");

    public async Task Until(Func<ProjectionProgress, bool> condition)
    {
        using var ticks = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        for (var watch = Stopwatch.StartNew(); !condition(Progress) && await ticks.WaitForNextTickAsync();)
            watch.Elapsed.ShouldBeLessThan(
                s_timeout, $"it is at {Progress.Position} with {Progress.Quarantine}, {Progress.Failure} and {string.Join(", ", Projection.Rows())}");
    }

    public async ValueTask DisposeAsync()
    {
        await Runner.StopAsync(default);
        Runner.Dispose();
    }

    private sealed class Meters : IMeterFactory
    {
        public Meter Create(MeterOptions options) => new(options);

        public void Dispose() { }
    }
}
