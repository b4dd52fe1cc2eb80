using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Picasso.Background;
using Picasso.Kernel;
using Picasso.Testing.Processes;

namespace Picasso.Domain.Tests.Background;

/// <summary>A process whose engine starts later than it does waits for the engine.</summary>
public sealed class EnginePreparingTests
{
    private readonly FakeTimeProvider _clock = new();
    private readonly LogLines _log = new();

    [Fact]
    public async Task An_engine_that_is_a_minute_late_is_tried_again_and_the_log_says_so_at_loss_and_at_return()
    {
        var late = _clock.GetUtcNow().AddMinutes(1);
        var engine = new Preparation(_ => _clock.GetUtcNow() < late ? throw new IOException("away") : Task.CompletedTask);

        await StartAsync(engine);

        engine.Tries.ShouldBeGreaterThan(1);
        _log.Lines.Select(line => line.Level).ShouldBe([LogLevel.Warning, LogLevel.Information]);
        _log.Lines.First().Text.ShouldStartWith("late-engine cannot be prepared yet");
        _log.Lines.Last().Text.ShouldStartWith("late-engine is prepared after 00:0");
    }

    [Fact]
    public async Task An_engine_that_does_not_come_fails_the_start_with_its_last_fault()
    {
        var began = _clock.GetUtcNow();

        var fault = await Should.ThrowAsync<IOException>(StartAsync(new Preparation(_ => throw new IOException("away"))));

        fault.Message.ShouldBe("away");
        (_clock.GetUtcNow() - began).ShouldBeGreaterThanOrEqualTo(EnginePreparing.Within);
        EnginePreparing.Within.ShouldBeGreaterThanOrEqualTo(TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task What_an_operator_has_to_change_fails_the_start_at_once()
    {
        var engine = new Preparation(_ => throw InvalidConfigurationException.Connection("objects", "is wrong"));

        await Should.ThrowAsync<InvalidConfigurationException>(StartAsync(engine));

        (engine.Tries, _log.Lines.Count).ShouldBe((1, 0));
    }

    [Fact]
    public async Task An_engine_that_is_there_is_prepared_once_and_nothing_is_logged()
    {
        var engine = new Preparation(_ => Task.CompletedTask);

        await StartAsync(engine);

        (engine.Tries, _log.Lines.Count).ShouldBe((1, 0));
    }

    [Fact]
    public async Task A_stop_ends_the_wait()
    {
        using var stop = new CancellationTokenSource();
        var engine = new Preparation(_ => throw new IOException("away"));
        var starting = New(engine).StartingAsync(stop.Token);
        await Wait.UntilAsync(() => engine.Tries == 1, () => "it was not tried");

        await stop.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(starting);
    }

    [Fact]
    public void Engines_are_prepared_before_anything_else_starts_and_by_one_service()
    {
        var services = new ServiceCollection().AddEnginePreparation<Nothing>().AddEnginePreparation<Nothing>();

        var hosted = services.Where(service => service.ServiceType == typeof(IHostedService)).ShouldHaveSingleItem();
        hosted.ImplementationType.ShouldBe(typeof(EnginePreparing));
        services.Count(service => service.ServiceType == typeof(IEnginePreparation)).ShouldBe(1);
    }

    private EnginePreparing New(Preparation engine) => new([engine], _clock, _log);

    private async Task StartAsync(Preparation engine)
    {
        var starting = New(engine).StartingAsync(default);
        await Wait.UntilAsync(
            () =>
            {
                if (!starting.IsCompleted)
                    _clock.Advance(TimeSpan.FromSeconds(2));
                return starting.IsCompleted;
            },
            () => $"the start goes on after {engine.Tries} tries", TimeSpan.FromMinutes(1));
        await starting;
    }

    private sealed class Nothing : IEnginePreparation
    {
        public string Engine => "nothing";

        public Task PrepareAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }

    private sealed class Preparation(Func<CancellationToken, Task> prepare) : IEnginePreparation
    {
        private int _tries;

        public string Engine => "late-engine";

        public int Tries => Volatile.Read(ref _tries);

        public Task PrepareAsync(CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _tries);
            return prepare(cancellationToken);
        }
    }

    private sealed class LogLines : ILogger<EnginePreparing>
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
