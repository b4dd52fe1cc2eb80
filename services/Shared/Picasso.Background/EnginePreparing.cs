using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Picasso.Kernel;
using Polly;
using Polly.Retry;

namespace Picasso.Background;

/// <summary>
/// Prepares every engine before the process serves. An engine that starts later than the process is retried for two minutes, because not every
/// supervisor restarts a failed process; then the start fails with the last fault.
/// </summary>
internal sealed class EnginePreparing(IEnumerable<IEnginePreparation> preparations, TimeProvider clock, ILogger<EnginePreparing> logger)
    : IHostedLifecycleService
{
    /// <summary>How long a start waits for an engine.</summary>
    public static readonly TimeSpan Within = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan s_firstPause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan s_longestPause = TimeSpan.FromSeconds(5);

    public Task StartingAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(preparations.Select(preparation => PrepareAsync(preparation, cancellationToken)));

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task PrepareAsync(IEnginePreparation preparation, CancellationToken cancellationToken)
    {
        var (began, tries) = (clock.GetTimestamp(), 0);
        await PipelineOf(preparation.Engine, began, cancellationToken).ExecuteAsync(
            async stop =>
            {
                tries++;
                await preparation.PrepareAsync(stop);
            },
            cancellationToken);
        if (tries > 1)
            logger.LogInformation("{Engine} is prepared after {Duration}", preparation.Engine, clock.GetElapsedTime(began));
    }

    private ResiliencePipeline PipelineOf(string engine, long began, CancellationToken cancellationToken) =>
        new ResiliencePipelineBuilder { TimeProvider = clock }.AddRetry(new RetryStrategyOptions
        {
            ShouldHandle = tried => ValueTask.FromResult(
                IsLate(tried.Outcome.Exception) && clock.GetElapsedTime(began) < Within && !cancellationToken.IsCancellationRequested),
            MaxRetryAttempts = int.MaxValue,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Delay = s_firstPause,
            MaxDelay = s_longestPause,
            OnRetry = failed =>
            {
                Log(engine, failed.AttemptNumber, failed.Outcome.Exception!);
                return ValueTask.CompletedTask;
            },
        }).Build();

    // Waiting does not fix what an operator must change.
    private static bool IsLate(Exception? fault) => fault is not (null or InvalidConfigurationException);

    private void Log(string engine, int attempt, Exception fault)
    {
        if (attempt == 0)
            logger.LogWarning(fault, "{Engine} cannot be prepared yet; the start waits for it for {Within} at most", engine, Within);
        else
            logger.LogDebug(fault, "{Engine} still cannot be prepared", engine);
    }
}
