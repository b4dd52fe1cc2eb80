using System.Runtime.CompilerServices;
using Picasso.EventSourcing;

namespace Picasso.Conformance.Tests.PictureCommands;

/// <summary>A log that is away while a test says so.</summary>
internal sealed class AbsentStore(IEventStore store) : IEventStore
{
    public bool IsAway { get; set; }

    public int Refusals { get; private set; }

    public Task<AppendResult> AppendAsync(
        string stream, ExpectedRevision expected, IReadOnlyList<NewEvent> events, CancellationToken cancellationToken) =>
        store.AppendAsync(stream, expected, events, cancellationToken);

    public IAsyncEnumerable<RecordedEvent> ReadForwardsAsync(string stream, long fromRevision, int maxCount, CancellationToken cancellationToken)
    {
        Require();
        return store.ReadForwardsAsync(stream, fromRevision, maxCount, cancellationToken);
    }

    public IAsyncEnumerable<RecordedEvent> ReadBackwardsAsync(string stream, int maxCount, CancellationToken cancellationToken) =>
        store.ReadBackwardsAsync(stream, maxCount, cancellationToken);

    public async IAsyncEnumerable<SubscriptionMessage> SubscribeToAllAsync(
        LogPosition after, EventFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Require();
        await foreach (var message in store.SubscribeToAllAsync(after, filter, cancellationToken))
        {
            Require();
            yield return message;
        }
    }

    public Task<LogPosition> ReadEndAsync(CancellationToken cancellationToken)
    {
        Require();
        return store.ReadEndAsync(cancellationToken);
    }

    private void Require()
    {
        if (!IsAway)
            return;
        Refusals++;
        throw new EventStoreUnavailableException("The log is away.", new TimeoutException());
    }
}
