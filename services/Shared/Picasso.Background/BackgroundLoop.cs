using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace Picasso.Background;

/// <summary>
/// Base of every background service: it survives the unavailability of its dependencies. Rounds begin once the whole host has started, because a
/// service that a round calls may be served by the same process. A failed round is retried with growing pauses; the log has one line for the failure
/// and one for the recovery, "picasso.background.failing" counts failing services, and the health check "background" names them.
/// </summary>
/// <param name="clock">Measures deadlines and pauses.</param>
/// <param name="logger">Logs failures and recoveries.</param>
public abstract class BackgroundLoop(TimeProvider clock, ILogger logger) : BackgroundService, IHostedLifecycleService
{
    // Parts are named after configuration, such as a shard; above this number they are not distinguished.
    private const int MostParts = 100;

    private readonly ConcurrentDictionary<string, LoopPart> _parts = new();

    private readonly TaskCompletionSource _hostHasStarted = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _hasBegun;

    /// <summary>Name in logs, metrics and health, such as "mail-relay".</summary>
    public virtual string Name => LoopName.Of(GetType());

    /// <summary>The parts that fail at the moment.</summary>
    public IReadOnlyList<LoopFailure> Failures => [.. _parts.Values.Select(part => part.Failure).OfType<LoopFailure>()];

    /// <summary>
    /// The running service, as its host observes it. A host that is stopped or disposed of during its start cancels services before they begin: that is
    /// no failure, and must neither be logged as one nor become the result of the process.
    /// </summary>
    public override Task? ExecuteTask
    {
        get
        {
            var running = base.ExecuteTask;
            return running is null ? running : UntilItEndsAsync(running);
        }
    }

    /// <summary>The injected clock.</summary>
    protected TimeProvider Clock => clock;

    /// <summary>The injected logger.</summary>
    protected ILogger Logger => logger;

    Task IHostedLifecycleService.StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Every service of the host has started and its endpoints listen: rounds start.</summary>
    public Task StartedAsync(CancellationToken cancellationToken)
    {
        _hostHasStarted.TrySetResult();
        return Task.CompletedTask;
    }

    Task IHostedLifecycleService.StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    Task IHostedLifecycleService.StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public override void Dispose()
    {
        foreach (var part in _parts.Values)
            part.End();
        base.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>The rounds of this service, and what precedes them.</summary>
    /// <param name="stoppingToken">The process stops.</param>
    protected abstract Task LoopAsync(CancellationToken stoppingToken);

    /// <inheritdoc />
    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        _hasBegun = true;
        try
        {
            await LoopAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // A wait between two rounds, or before the first. A host that is disposed of without a stop would log it as a failure of the service.
        }
    }

    /// <summary>Runs rounds with waits in between until the process stops.</summary>
    /// <param name="round">One round. It fails by an exception, also by one that is cancelled while the process does not stop.</param>
    /// <param name="wait">Waits for the next round.</param>
    /// <param name="settings">Deadline and pauses.</param>
    /// <param name="stoppingToken">The process stops.</param>
    protected async Task RepeatAsync(
        Func<CancellationToken, Task> round, Func<CancellationToken, Task> wait, LoopSettings settings, CancellationToken stoppingToken)
    {
        while (await RunAsync(round, settings, stoppingToken)
            && await RunAsync(wait, settings with { Deadline = Timeout.InfiniteTimeSpan }, stoppingToken))
        {
            // Both have succeeded.
        }
    }

    /// <summary>Runs rounds with a fixed pause until the process stops.</summary>
    protected Task RepeatAsync(Func<CancellationToken, Task> round, TimeSpan pause, LoopSettings settings, CancellationToken stoppingToken) =>
        RepeatAsync(round, stop => Task.Delay(pause, clock, stop), settings, stoppingToken);

    /// <summary>Runs a round until it succeeds once.</summary>
    /// <returns>False when the process stops before.</returns>
    protected async Task<bool> RunAsync(Func<CancellationToken, Task> round, LoopSettings settings, CancellationToken stoppingToken)
    {
        var part = Part(settings.Part);
        try
        {
            await _hostHasStarted.Task.WaitAsync(stoppingToken);
            // A round that worked for days and then fails is retried after the first pause.
            while (!await RunUntilItWorksAsync(part, round, settings, stoppingToken))
                await Task.Delay(settings.FirstPause, clock, stoppingToken);
            Works(settings.Part);
            return !stoppingToken.IsCancellationRequested;
        }
        catch (Exception) when (stoppingToken.IsCancellationRequested)
        {
            // The process stops; its next start repeats the work.
            return false;
        }
    }

    /// <summary>Runs a part of a round whose failure does not affect the other parts; the next round repeats it.</summary>
    /// <param name="part">A name from configuration, such as a shard's: it is kept in memory.</param>
    /// <param name="work">The work.</param>
    /// <param name="stoppingToken">The process stops.</param>
    /// <returns>Whether it succeeded.</returns>
    protected async Task<bool> TryAsync(string part, Func<CancellationToken, Task> work, CancellationToken stoppingToken)
    {
        try
        {
            await work(stoppingToken);
            Works(part);
            return true;
        }
        catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
        {
            Fails(Part(part), fault);
            return false;
        }
    }

    /// <summary>A long round received an answer from its dependency: the earlier failure is over.</summary>
    protected void Works(string part = "")
    {
        if (Part(part).Works() is { } lasted)
            logger.LogInformation("{Loop} works again after {Duration}", FullName(part), lasted);
    }

    private async Task UntilItEndsAsync(Task running)
    {
        try
        {
            await running;
        }
        catch (OperationCanceledException) when (!_hasBegun)
        {
            // Nothing was started.
        }
    }

    /// <returns>Whether the round ended normally; false when it failed after it had worked.</returns>
    private async Task<bool> RunUntilItWorksAsync(
        LoopPart part, Func<CancellationToken, Task> round, LoopSettings settings, CancellationToken stoppingToken) =>
        await PipelineOf(part, settings, stoppingToken).ExecuteAsync(
            async stop =>
            {
                part.Begins();
                try
                {
                    await round(stop);
                    return true;
                }
                catch (Exception fault) when (part.HasWorked && !stoppingToken.IsCancellationRequested)
                {
                    Fails(part, fault);
                    return false;
                }
            },
            stoppingToken);

    private void Fails(LoopPart part, Exception fault)
    {
        if (part.Fails(fault))
            logger.LogError(fault, "{Loop} fails and is retried until it works", FullName(part.Name));
        else
            logger.LogDebug(fault, "{Loop} still fails", FullName(part.Name));
    }

    private LoopPart Part(string name)
    {
        if (_parts.TryGetValue(name, out var known))
            return known;
        var kept = _parts.Count < MostParts ? name : "others";
        return _parts.GetOrAdd(kept, one => new LoopPart(Name, one, clock));
    }

    private string FullName(string part) => part.Length == 0 ? Name : $"{Name} ({part})";

    private ResiliencePipeline PipelineOf(LoopPart part, LoopSettings settings, CancellationToken stoppingToken)
    {
        var builder = new ResiliencePipelineBuilder { TimeProvider = clock }.AddRetry(new RetryStrategyOptions
        {
            ShouldHandle = tried => ValueTask.FromResult(tried.Outcome.Exception is not null && !stoppingToken.IsCancellationRequested),
            MaxRetryAttempts = int.MaxValue,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Delay = settings.FirstPause,
            MaxDelay = settings.LongestPause,
            OnRetry = failed =>
            {
                Fails(part, failed.Outcome.Exception!);
                return ValueTask.CompletedTask;
            },
        });
        if (settings.Deadline != Timeout.InfiniteTimeSpan)
            builder.AddTimeout(new TimeoutStrategyOptions { Timeout = settings.Deadline });
        return builder.Build();
    }
}
