using Microsoft.Extensions.Logging;
using Picasso.EventSourcing.Quarantining;

namespace Picasso.EventSourcing.Projecting;

public sealed partial class ProjectionRunner<TProjection>
{
    private async Task KeepRetryingHeldAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await RetryHeldAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
            {
                _log.LogWarning(fault, "{Projection} cannot try again what it holds back; next try in {Pause}", _projection.Name, RetryHeldAfter);
            }

            await Task.Delay(RetryHeldAfter, _clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task RetryHeldAsync(CancellationToken cancellationToken)
    {
        var after = "";
        while (await _quarantine.ListAsync(after, ProjectionQuarantine.Page, cancellationToken) is { Count: > 0 } page)
        {
            foreach (var held in page)
                await InTurnAsync(() => _quarantine.TryReleaseAsync(held, LogPosition.Start, cancellationToken), cancellationToken);
            after = page[^1].Stream;
        }

        await CountHeldAsync(cancellationToken);
    }

    private async Task CountHeldAsync(CancellationToken cancellationToken) => Progress.Holds(await _quarantine.SummarizeAsync(cancellationToken));
}
