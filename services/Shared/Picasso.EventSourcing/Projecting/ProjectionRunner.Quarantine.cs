using Picasso.EventSourcing.Quarantining;

namespace Picasso.EventSourcing.Projecting;

public sealed partial class ProjectionRunner<TProjection>
{
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
