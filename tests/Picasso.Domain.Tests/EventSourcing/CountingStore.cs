using System.Runtime.CompilerServices;
using Picasso.EventSourcing;

namespace Picasso.Domain.Tests.EventSourcing;

/// <summary>A store that counts the events that are read from streams.</summary>
internal sealed class CountingStore(IEventStore store) : IEventStore
{
    public int Read { get; private set; }

    public Task<AppendResult> AppendAsync(
        string stream, ExpectedRevision expected, IReadOnlyList<NewEvent> events, CancellationToken cancellationToken) =>
        store.AppendAsync(stream, expected, events, cancellationToken);

    public async IAsyncEnumerable<RecordedEvent> ReadForwardsAsync(
        string stream, long fromRevision, int maxCount, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var recorded in store.ReadForwardsAsync(stream, fromRevision, maxCount, cancellationToken))
        {
            Read++;
            yield return recorded;
        }
    }

    public IAsyncEnumerable<RecordedEvent> ReadBackwardsAsync(string stream, int maxCount, CancellationToken cancellationToken) =>
        store.ReadBackwardsAsync(stream, maxCount, cancellationToken);

    public IAsyncEnumerable<SubscriptionMessage> SubscribeToAllAsync(LogPosition after, EventFilter filter, CancellationToken cancellationToken) =>
        store.SubscribeToAllAsync(after, filter, cancellationToken);

    public Task<LogPosition> ReadEndAsync(CancellationToken cancellationToken) => store.ReadEndAsync(cancellationToken);
}
