using System.Runtime.CompilerServices;
using Picasso.Contracts.Bus;
using Picasso.Reactions.Publishing;
using Picasso.Reactions.Storing;

namespace Picasso.Reactions.Counting;

/// <summary>
/// The counts of pictures as they change. Each reader keeps its own place in the order of changes, so a slow one delays
/// nobody, holds no memory, and skips only what a later change has overtaken.
/// </summary>
internal sealed class CountsWatching(ICountStore counts, ReactionSignals signals)
{
    private const int Batch = 100;

    /// <summary>The place from which on a watch that starts now would tell.</summary>
    public Task<long> NowAsync(CancellationToken cancellationToken) => counts.LastChangeAsync(cancellationToken);

    /// <summary>Every change after a place, until cancelled.</summary>
    public async IAsyncEnumerable<PictureReactionsChanged> WatchAsync(long after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var pulse = signals.Listen();
        do
        {
            IReadOnlyList<CountChange> changes;
            do
            {
                changes = await counts.ReadChangesAsync(after, Batch, cancellationToken);
                foreach (var change in changes)
                {
                    yield return change.Counts;
                    after = change.Place;
                }
            }
            while (changes.Count == Batch);
        }
        while (await pulse.WaitAsync(cancellationToken));
    }
}
