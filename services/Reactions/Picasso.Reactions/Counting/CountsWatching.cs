using System.Runtime.CompilerServices;
using Microsoft.Extensions.Options;
using Picasso.Contracts.Bus;
using Picasso.Kernel;
using Picasso.Reactions.Storing;

namespace Picasso.Reactions.Counting;

/// <summary>
/// Streams changed counts of pictures. Each reader keeps its own place in the order of changes, so a slow reader delays no other, uses no memory, and
/// skips only changes that a later one has replaced.
/// </summary>
internal sealed class CountsWatching(ICountStore counts, Signal<IReactionStore> changed, TimeProvider clock, IOptions<ReactionsOptions> options)
{
    private const int Batch = 100;

    /// <summary>The place at which a new watch starts.</summary>
    public Task<long> NowAsync(CancellationToken cancellationToken) => counts.LastChangeAsync(cancellationToken);

    /// <summary>Every change after a place, until cancelled.</summary>
    public async IAsyncEnumerable<PictureReactionsChanged> WatchAsync(long after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var listener = changed.Listen();
        while (true)
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
            await listener.WaitAsync(options.Value.PollInterval, clock, cancellationToken);
        }
    }
}
