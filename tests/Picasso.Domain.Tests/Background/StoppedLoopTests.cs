using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Picasso.Background;

namespace Picasso.Domain.Tests.Background;

/// <summary>The end of a process is no failure of a background service that waits.</summary>
public sealed class StoppedLoopTests
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(20);

    private readonly Errors _errors = new();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_loop_that_waits_before_its_first_round_ends_without_a_failure(bool stops)
    {
        using var loop = new WaitingLoop(_errors);
        var host = new HostBuilder()
            .ConfigureServices(services => services.AddSingleton<ILoggerFactory>(_errors).AddSingleton<IHostedService>(_ => loop)).Build();
        await host.StartAsync();
        await loop.Began.WaitAsync(s_limit);

        // A start that fails further on ends a host by disposing of it alone.
        if (stops)
            await host.StopAsync();
        host.Dispose();
        await loop.ExecuteTask!.WaitAsync(s_limit).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);

        loop.ExecuteTask.Status.ShouldBe(TaskStatus.RanToCompletion);
        _errors.Lines.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_loop_that_is_stopped_before_it_begins_ends_without_a_failure()
    {
        using var loop = new WaitingLoop(_errors);

        await loop.StartAsync(new CancellationToken(canceled: true));

        await loop.ExecuteTask!.WaitAsync(s_limit);
        loop.Began.IsCompleted.ShouldBeFalse();
    }

    [Fact]
    public async Task A_host_that_is_stopped_while_it_starts_logs_no_failure_of_a_loop_that_did_not_begin()
    {
        using var loop = new WaitingLoop(_errors);
        using var host = new HostBuilder()
            .ConfigureServices(services => services.AddSingleton<ILoggerFactory>(_errors).AddHostedService<StopsItsHost>().AddSingleton<IHostedService>(_ => loop))
            .Build();

        await host.RunAsync().WaitAsync(s_limit).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);

        loop.Began.IsCompleted.ShouldBeFalse();
        _errors.Lines.ShouldNotContain(line => line.Contains("BackgroundService", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_loop_that_is_cancelled_although_its_host_runs_has_failed()
    {
        using var loop = new CancelledLoop(_errors);

        await loop.StartAsync(CancellationToken.None);

        await Should.ThrowAsync<OperationCanceledException>(() => loop.ExecuteTask!.WaitAsync(s_limit));
    }

    private sealed class StopsItsHost(IHostApplicationLifetime lifetime) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            lifetime.StopApplication();
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }

    private sealed class CancelledLoop(ILogger logger) : BackgroundLoop(TimeProvider.System, logger)
    {
        protected override Task LoopAsync(CancellationToken stoppingToken) => Task.FromCanceled(new CancellationToken(canceled: true));
    }

    private sealed class WaitingLoop(ILogger logger) : BackgroundLoop(TimeProvider.System, logger)
    {
        private readonly TaskCompletionSource _began = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Began => _began.Task;

        protected override Task LoopAsync(CancellationToken stoppingToken)
        {
            _began.TrySetResult();
            return Task.Delay(TimeSpan.FromHours(1), Clock, stoppingToken);
        }
    }

    /// <summary>The one log of the host: its errors.</summary>
    private sealed class Errors : ILogger, ILoggerFactory
    {
        public ConcurrentQueue<string> Lines { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public void AddProvider(ILoggerProvider provider)
        {
            // There is one log.
        }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
                Lines.Enqueue(formatter(state, exception));
        }

        public void Dispose()
        {
            // The test reads it afterwards.
        }
    }
}
