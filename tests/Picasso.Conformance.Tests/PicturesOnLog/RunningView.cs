using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging.Abstractions;
using Picasso.EventSourcing;
using Picasso.EventSourcing.Projecting;
using Picasso.EventSourcing.Quarantining;
using Picasso.Kernel;

namespace Picasso.Conformance.Tests.PicturesOnLog;

/// <summary>A view with its runner, as a process has it, stopped when disposed.</summary>
internal sealed class RunningView<TProjection> : IAsyncDisposable
    where TProjection : class, IProjection
{
    private readonly ProjectionRunner<TProjection> _runner;

    private RunningView(ProjectionRunner<TProjection> runner) => _runner = runner;

    /// <summary>What an operator sees and does.</summary>
    public IQuarantinedStreams Held => _runner;

    public ProjectionProgress Progress => _runner.Progress;

    /// <summary>A view whose runner has not begun.</summary>
    public static RunningView<TProjection> Create(TProjection projection, IEventStore log, IQuarantine quarantine) => new(new ProjectionRunner<TProjection>(
        projection, log, quarantine, TimeProvider.System, new EventSourcingMetrics(new Meters()), NullLogger<ProjectionRunner<TProjection>>.Instance));

    public static async Task<RunningView<TProjection>> StartAsync(TProjection projection, IEventStore log, IQuarantine quarantine)
    {
        var running = Create(projection, log, quarantine);
        await running._runner.StartAsync(default);
        await running._runner.StartedAsync(default);
        return running;
    }

    public async Task SeesAsync(LogPosition position) =>
        (await Progress.WaitForAsync(position, TimeSpan.FromSeconds(60), default)).ShouldBeTrue($"it is at {Progress.Position}: {Progress.Failure}");

    public Task RebuildAsync() => _runner.RebuildAsync(default);

    public async ValueTask DisposeAsync()
    {
        await _runner.StopAsync(default);
        _runner.Dispose();
    }

    private sealed class Meters : IMeterFactory
    {
        public Meter Create(MeterOptions options) => new(options);

        public void Dispose() { }
    }
}
