using Picasso.EventSourcing.Quarantining;

namespace Picasso.EventSourcing.Projecting;

public sealed partial class ProjectionRunner<TProjection>
{
    private Task RetryHeldAsync(CancellationToken cancellationToken) =>
        AloneAsync(_late, () => RetryAllHeldAsync(cancellationToken), cancellationToken);

    private async Task<bool> RetryAllHeldAsync(CancellationToken cancellationToken)
    {
        var after = "";
        while (await _quarantine.ListAsync(after, ProjectionQuarantine.Page, cancellationToken) is { Count: > 0 } page)
        {
            foreach (var held in page)
                await InTurnAsync(() => _quarantine.TryReleaseAsync(held, LogPosition.Start, cancellationToken), cancellationToken);
            after = page[^1].Stream;
        }

        await CountHeldAsync(cancellationToken);
        return true;
    }

    private async Task CountHeldAsync(CancellationToken cancellationToken) => Progress.Holds(await _quarantine.SummarizeAsync(cancellationToken));
}
