using System.Runtime.CompilerServices;
using Picasso.Kernel;
using Picasso.Messages.Storing;

namespace Picasso.Messages.Watching;

/// <summary>Streams a user's new entries. Each reader keeps its own place and reads at its own pace.</summary>
internal sealed class InboxWatching(IInboxStore inbox, KeyedSignal<IInboxStore> changedFor)
{
    private const int Batch = 100;

    /// <summary>All entries of a user from now on, until cancelled.</summary>
    /// <param name="userId">The user.</param>
    /// <param name="ready">Called when no further entry can be missed.</param>
    /// <param name="cancellationToken">Cancels the watch.</param>
    public async IAsyncEnumerable<InboxItem> WatchAsync(
        UserId userId, Func<Task> ready, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // The watch starts first, then the place is read: an entry committed in between is after the place.
        using var listener = changedFor.Listen(userId.Value);
        var after = await inbox.LastPlaceAsync(cancellationToken);
        await ready();
        while (true)
        {
            await listener.WaitAsync(cancellationToken);
            IReadOnlyList<InboxItem> items;
            do
            {
                items = await inbox.ReadInboxAsync(userId.Value, after, Batch, cancellationToken);
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
