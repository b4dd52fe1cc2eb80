using System.Runtime.CompilerServices;
using Picasso.Messages.Storing;

namespace Picasso.Messages.Watching;

/// <summary>What comes for a person, as it comes. Each reader keeps its own place and reads at its own pace.</summary>
internal sealed class InboxWatching(IInboxStore inbox, InboxSignals signals)
{
    private const int Batch = 100;

    /// <summary>Everything that comes for a person from now on, until cancelled.</summary>
    /// <param name="userId">The person.</param>
    /// <param name="ready">Called when from here on nothing is missed.</param>
    /// <param name="cancellationToken">Ends the watch.</param>
    public async IAsyncEnumerable<InboxItem> WatchAsync(
        string userId, Func<Task> ready, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // Watched first, then placed: what is committed in between is found behind the place.
        using var watch = signals.Watch(userId);
        var after = await inbox.LastPlaceAsync(cancellationToken);
        await ready();
        while (await watch.WaitAsync(cancellationToken))
        {
            IReadOnlyList<InboxItem> items;
            do
            {
                items = await inbox.ReadInboxAsync(userId, after, Batch, cancellationToken);
                foreach (var item in items)
                {
                    yield return item;
                    after = item.Place;
                }
            }
            while (items.Count == Batch);
        }
    }
}
