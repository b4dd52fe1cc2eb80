using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Picasso.Background;
using Picasso.Testing.Processes;

namespace Picasso.Domain.Tests.Background;

/// <summary>What every background service does while what it works with is away.</summary>
public sealed class BackgroundLoopTests
{
    private readonly FakeTimeProvider _clock = new();
    private readonly LogLines _log = new();

    [Fact]
    public async Task Failures_are_logged_at_loss_and_at_return_and_the_loop_goes_on()
    {
        var failures = 4;
        using var loop = new Loop(_clock, _log, _ => failures-- > 0 ? throw new IOException("away") : Task.CompletedTask);
        await StartAsync(loop);

        await UntilAsync(() => loop.Succeeded >= 2);

        _log.Lines.Select(line => line.Level).ShouldBe([LogLevel.Error, LogLevel.Information]);
        _log.Lines.First().Text.ShouldContain("loop fails");
        _log.Lines.Last().Text.ShouldStartWith("loop works again after ");
        loop.Failures.ShouldBeEmpty();
        await loop.StopAsync(default);
    }

    [Fact]
    public async Task Rounds_begin_when_the_whole_host_has_started()
    {
        using var loop = new Loop(_clock, _log, _ => Task.CompletedTask);
        var listener = new Listener(() => loop.Rounds);
        using var host = new HostBuilder().ConfigureServices(services => services
            .AddSingleton<IHostedService>(loop).AddSingleton<IHostedService>(listener)).Build();

        await host.StartAsync();
        await UntilAsync(() => loop.Succeeded > 0);

        listener.RoundsBefore.ShouldBe(0);
        await host.StopAsync();
    }

    [Fact]
    public async Task A_loop_whose_host_never_starts_stops_without_a_round()
    {
        using var loop = new Loop(_clock, _log, _ => Task.CompletedTask);
        await loop.StartAsync(default);

        await loop.StopAsync(default);

        (loop.ExecuteTask!.IsCompleted, loop.ExecuteTask.IsFaulted, loop.Rounds, loop.Failures.Count).ShouldBe((true, false, 0, 0));
    }

    [Fact]
    public async Task Pauses_grow_to_their_limit()
    {
        using var loop = new Loop(_clock, _log, _ => throw new IOException("away"));
        await StartAsync(loop);
        await UntilAsync(() => loop.Rounds >= 8, step: TimeSpan.FromSeconds(1));
        var before = loop.Rounds;

        _clock.Advance(TimeSpan.FromSeconds(1));

        loop.Rounds.ShouldBeLessThanOrEqualTo(before + 1);
        await UntilAsync(() => loop.Rounds > before + 1, step: LoopSettings.Usual.LongestPause);
        await loop.StopAsync(default);
    }

    [Fact]
    public async Task Health_names_what_fails_until_it_works()
    {
        var isAway = true;
        using var loop = new Loop(_clock, _log, _ => isAway ? throw new IOException("secret") : Task.CompletedTask);
        var services = new ServiceCollection().AddLogging().AddSingleton<IHostedService>(loop)
            .AddBackgroundHealth().AddBackgroundHealth().BuildServiceProvider();
        var health = services.GetRequiredService<HealthCheckService>();
        (await health.CheckHealthAsync()).Status.ShouldBe(HealthStatus.Healthy);

        await StartAsync(loop);
        await UntilAsync(() => loop.Failures.Count == 1);

        var entry = (await health.CheckHealthAsync()).Entries["background"];
        entry.Status.ShouldBe(HealthStatus.Degraded);
        entry.Description!.ShouldStartWith("loop has failed for ");
        entry.Description!.ShouldEndWith("IOException");
        isAway = false;
        // The loop says so itself after the round has ended.
        await Wait.UntilAsync(
            async () =>
            {
                _clock.Advance(TimeSpan.FromSeconds(1));
                return (await health.CheckHealthAsync()).Status == HealthStatus.Healthy;
            },
            () => "health stays degraded");
        await loop.StopAsync(default);
    }

    [Fact]
    public async Task A_round_that_gets_no_answer_is_cancelled_at_its_deadline()
    {
        using var loop = new Loop(_clock, _log, stop => new TaskCompletionSource().Task.WaitAsync(stop));
        await StartAsync(loop);
        await UntilAsync(() => loop.Rounds == 1, step: TimeSpan.Zero);
        loop.Failures.ShouldBeEmpty();

        await UntilAsync(() => loop.Rounds >= 2, step: LoopSettings.Usual.Deadline);

        loop.Failures.ShouldHaveSingleItem().Fault.ShouldBe("TimeoutRejectedException");
        await loop.StopAsync(default);
    }

    [Fact]
    public async Task A_part_that_fails_leaves_the_others_alone_and_is_named()
    {
        using var loop = new Loop(_clock, _log, _ => Task.CompletedTask) { FailingPart = "payments-1" };
        await StartAsync(loop);

        await UntilAsync(() => loop.Succeeded >= 3);

        loop.Failures.ShouldHaveSingleItem().Part.ShouldBe("payments-1");
        _log.Lines.ShouldHaveSingleItem().Text.ShouldStartWith("loop (payments-1) fails");
        await loop.StopAsync(default);
    }

    [Fact]
    public async Task A_round_that_had_worked_is_tried_again_after_the_first_pause()
    {
        var rounds = new List<DateTimeOffset>();
        Loop? loop = null;
        loop = new Loop(_clock, _log, _ =>
        {
            lock (rounds)
                rounds.Add(_clock.GetUtcNow());
            loop!.Answers();
            throw new IOException("lost");
        });
        await StartAsync(loop);

        await UntilAsync(() => loop.Rounds >= 10, step: TimeSpan.FromMilliseconds(250));

        // Without the reset the tenth would come after minutes.
        (rounds[9] - rounds[0]).ShouldBeLessThan(TimeSpan.FromSeconds(30));
        await loop.StopAsync(default);
        loop.Dispose();
    }

    [Fact]
    public async Task A_stop_in_the_middle_of_a_round_is_no_failure()
    {
        using var loop = new Loop(_clock, _log, stop => new TaskCompletionSource().Task.WaitAsync(stop));
        await StartAsync(loop);
        await UntilAsync(() => loop.Rounds == 1, step: TimeSpan.Zero);

        await loop.StopAsync(default);

        (loop.ExecuteTask!.IsCompletedSuccessfully, loop.Failures.Count, _log.Lines.Count).ShouldBe((true, 0, 0));
    }

    [Fact]
    public async Task What_fails_is_counted_while_it_does()
    {
        var failing = 0L;
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, me) =>
        {
            if (instrument.Name == "picasso.background.failing")
                me.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((_, value, tags, _) => failing += tags[0].Value is "counted" ? value : 0);
        listener.Start();
        using (var loop = new Loop(_clock, _log, _ => throw new IOException("away"), "counted"))
        {
            await StartAsync(loop);
            await UntilAsync(() => loop.Rounds >= 3);
            failing.ShouldBe(1);
            await loop.StopAsync(default);
        }

        failing.ShouldBe(0);
    }

    private static async Task StartAsync(Loop loop)
    {
        await loop.StartAsync(default);
        await loop.StartedAsync(default);
    }

    private Task UntilAsync(Func<bool> holds, TimeSpan? step = null) => Wait.UntilAsync(
        () =>
        {
            _clock.Advance(step ?? TimeSpan.FromSeconds(5));
            return holds();
        },
        () => "the loop does not go on");

    private sealed class Loop(TimeProvider clock, ILogger logger, Func<CancellationToken, Task> round, string name = "loop")
        : BackgroundLoop(clock, logger)
    {
        private int _rounds;
        private int _succeeded;

        public override string Name => name;

        public int Rounds => Volatile.Read(ref _rounds);

        public int Succeeded => Volatile.Read(ref _succeeded);

        public string? FailingPart { get; init; }

        public void Answers() => Works();

        protected override Task LoopAsync(CancellationToken stoppingToken) =>
            RepeatAsync(RoundAsync, TimeSpan.FromSeconds(5), LoopSettings.Usual, stoppingToken);

        private async Task RoundAsync(CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _rounds);
            if (FailingPart is { } part)
                await TryAsync(part, _ => throw new IOException("away"), cancellationToken);
            await round(cancellationToken);
            Interlocked.Increment(ref _succeeded);
        }
    }

    /// <summary>Stands for what begins to listen last: it gives the loop time for a round, and there must be none.</summary>
    private sealed class Listener(Func<int> rounds) : IHostedService
    {
        public int RoundsBefore { get; private set; }

        public async Task StartAsync(CancellationToken cancellationToken)
        {
            using var ticks = new PeriodicTimer(TimeSpan.FromMilliseconds(1));
            for (var tick = 0; tick < 100 && rounds() == 0; tick++)
                await ticks.WaitForNextTickAsync(cancellationToken);
            RoundsBefore = rounds();
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }

    private sealed class LogLines : ILogger
    {
        public System.Collections.Concurrent.ConcurrentQueue<(LogLevel Level, string Text)> Lines { get; } = new();

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel > LogLevel.Debug;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
                Lines.Enqueue((logLevel, formatter(state, exception)));
        }
    }
}
