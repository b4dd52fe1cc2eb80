using System.Runtime.CompilerServices;
using Picasso.EventSourcing;

namespace Picasso.EventStoreDb.Tests;

/// <summary>
/// A log whose streams carry a prefix: a server cannot be emptied between two tests. Names are translated, and positions before this log
/// began are its start; everything else is the adapter's. A subscription from the start stays one.
/// </summary>
internal sealed class PartOfLog(IEventStore whole, string prefix, Task<LogPosition> begin) : IEventStore
{
    public async Task<AppendResult> AppendAsync(
        string stream, ExpectedRevision expected, IReadOnlyList<NewEvent> events, CancellationToken cancellationToken)
    {
        await begin;
        return await whole.AppendAsync(prefix + stream, expected, events, cancellationToken);
    }

    public IAsyncEnumerable<RecordedEvent> ReadForwardsAsync(string stream, long fromRevision, int maxCount, CancellationToken cancellationToken) =>
        OwnAsync(whole.ReadForwardsAsync(prefix + stream, fromRevision, maxCount, cancellationToken), cancellationToken);

    public IAsyncEnumerable<RecordedEvent> ReadBackwardsAsync(string stream, int maxCount, CancellationToken cancellationToken) =>
        OwnAsync(whole.ReadBackwardsAsync(prefix + stream, maxCount, cancellationToken), cancellationToken);

    public async IAsyncEnumerable<SubscriptionMessage> SubscribeToAllAsync(
        LogPosition after, EventFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var own = filter with { StreamPrefixes = filter.StreamPrefixes.Count == 0 ? [prefix] : [.. filter.StreamPrefixes.Select(one => prefix + one)] };
        await foreach (var message in whole.SubscribeToAllAsync(after, own, cancellationToken))
            yield return message switch
            {
                SubscriptionMessage.Delivered delivered => new SubscriptionMessage.Delivered(Own(delivered.Event)),
                SubscriptionMessage.CaughtUp up => new SubscriptionMessage.CaughtUp(await OwnAsync(up.Position)),
                _ => message,
            };
    }

    public async Task<LogPosition> ReadEndAsync(CancellationToken cancellationToken) => await OwnAsync(await whole.ReadEndAsync(cancellationToken));

    private async Task<LogPosition> OwnAsync(LogPosition position) => position <= await begin ? LogPosition.Start : position;

    private RecordedEvent Own(RecordedEvent item) => item with { Stream = item.Stream[prefix.Length..] };

    private async IAsyncEnumerable<RecordedEvent> OwnAsync(
        IAsyncEnumerable<RecordedEvent> events, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var item in events.WithCancellation(cancellationToken))
            yield return Own(item);
    }
}
