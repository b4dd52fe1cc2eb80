using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Picasso.EventSourcing;
using Picasso.EventSourcing.Deciding;
using Picasso.EventSourcing.Operating;
using Picasso.EventSourcing.Projecting;
using Picasso.EventSourcing.Sqlite;
using Picasso.EventSourcing.Subscribing;

namespace Picasso.Domain.Tests.EventSourcing;

public sealed class SubscriberTests : IDisposable
{
    private readonly TempLog _log = new();

    [Fact]
    public async Task Every_event_comes_in_order_and_not_again_after_a_restart()
    {
        var end = await _log.AppendAsync("counter-1", [.. Enumerable.Range(0, 400)]);
        using (var first = await StartAsync())
            await SeesAsync(first, end);
        end = await _log.AppendAsync("counter-1", 400);

        using var second = await StartAsync();
        await SeesAsync(second, end);

        second.Services.GetRequiredService<Outside>().Received.ShouldBe([400]);
    }

    [Fact]
    public async Task What_failed_comes_again_and_nothing_after_it_comes_before()
    {
        using var host = await StartAsync();
        var outside = host.Services.GetRequiredService<Outside>();
        outside.FailuresLeft = 3;

        await SeesAsync(host, await _log.AppendAsync("counter-1", 1, 2, 3));

        outside.Received.ShouldBe([1, 2, 3]);
    }

    [Fact]
    public async Task A_stream_that_cannot_be_read_is_held_back_shown_and_the_others_go_on()
    {
        using var host = await StartAsync();
        await _log.AppendAsync("counter-1", 1, Outside.Unreadable, 2);

        await SeesAsync(host, await _log.AppendAsync("counter-2", 3));

        host.Services.GetRequiredService<Outside>().Received.ShouldBe([1, 3]);
        var health = host.Services.GetRequiredService<HealthCheckService>();
        await UntilAsync(async () => (await health.CheckHealthAsync()).Status == HealthStatus.Degraded);
        (await health.CheckHealthAsync()).Entries["projection-Outside"].Description!.ShouldContain("counter-1 from revision 1 on");
        Measured(host, "picasso.projection.held").ShouldBe(1);
        (await RunAsync(host, "quarantine")).ShouldContain("counter-1 from revision 1 through 2");
        (await RunAsync(host)).ShouldContain("(1 streams in quarantine)");

        host.Services.GetRequiredService<Outside>().Reads = true;
        (await RunAsync(host, "redrive", "outside")).ShouldBe($"outside: 0 streams in quarantine{Environment.NewLine}");
        // At least once: the process may still be in its own retry, the one at the start, and then delivers the same events.
        host.Services.GetRequiredService<Outside>().Received.Distinct().ShouldBe([1, 3, Outside.Unreadable, 2]);
    }

    [Fact]
    public async Task Health_says_where_a_stuck_one_is_stuck_and_the_meter_how_far_it_lags()
    {
        using var host = await StartAsync();
        var health = host.Services.GetRequiredService<HealthCheckService>();
        await SeesAsync(host, await _log.AppendAsync("counter-1", 1));
        (await health.CheckHealthAsync()).Entries["projection-Outside"].Status.ShouldBe(HealthStatus.Healthy);

        host.Services.GetRequiredService<Outside>().FailuresLeft = int.MaxValue;
        var end = await _log.AppendAsync("counter-1", 2);
        await UntilAsync(async () => (await health.CheckHealthAsync()).Status == HealthStatus.Degraded && Lag(host) > 0);

        (await health.CheckHealthAsync()).Entries["projection-Outside"].Description!.ShouldContain($"stuck at {end.Value}");
    }

    [Fact]
    public void Adding_it_twice_changes_nothing()
    {
        var builder = Builder();
        var before = builder.Services.Count;

        builder.AddSubscriber<Outside>().AddEventStore();

        builder.Services.Count.ShouldBe(before);
    }

    public void Dispose() => _log.Dispose();

    private async Task<IHost> StartAsync()
    {
        var host = Builder().Build();
        await host.StartAsync();
        return host;
    }

    private HostApplicationBuilder Builder()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddSingleton(_log.Data);
        builder.AddSubscriber<Outside>();
        return builder;
    }

    private static async Task SeesAsync(IHost host, LogPosition end) =>
        (await host.Services.GetRequiredService<ProjectionRunner<CheckpointedSubscription<Outside>>>()
            .Progress.WaitForAsync(end, TimeSpan.FromSeconds(30), default)).ShouldBeTrue();

    private static long Lag(IHost host) => Measured(host, "picasso.projection.lag");

    private static async Task<string> RunAsync(IHost host, params string[] arguments)
    {
        using var output = new StringWriter();
        (await host.RunProjectionsAsync(arguments, output, default)).ShouldBe(0);
        return output.ToString();
    }

    private static long Measured(IHost host, string name)
    {
        var lag = 0L;
        using var listener = new MeterListener();
        var meters = host.Services.GetRequiredService<IMeterFactory>();
        listener.InstrumentPublished = (instrument, me) =>
        {
            if (instrument.Name == name && instrument.Meter.Scope == meters)
                me.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((_, value, _, _) => lag += value);
        listener.Start();
        listener.RecordObservableInstruments();
        return lag;
    }

    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var ticks = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        while (!await condition())
            await ticks.WaitForNextTickAsync(deadline.Token);
    }

    public sealed class Outside : IEventSubscriber
    {
        public ConcurrentQueue<int> Received { get; } = [];

        public const int Unreadable = -777;

        public int FailuresLeft { get; set; }

        public bool Reads { get; set; }

        public string Name => "outside";

        public EventFilter Filter => EventFilter.All;

        public Task HandleAsync(RecordedEvent recorded, CancellationToken cancellationToken)
        {
            if (FailuresLeft-- > 0)
                throw new IOException("The outside is away.");
            var amount = int.Parse(recorded.Data.Span);
            if (amount == Unreadable && !Reads)
                throw new UnreadableEventException("has an amount of a later version");
            Received.Enqueue(amount);
            return Task.CompletedTask;
        }
    }
}
