using Picasso.EventSourcing;

namespace Picasso.Domain.Tests.EventSourcing;

/// <summary>A store in which somebody else is faster, so many times.</summary>
public sealed class RacedStore(TempLog log, int times) : IEventStore
{
    private int _left = times;

    public async Task<AppendResult> AppendAsync(
        string stream, ExpectedRevision expected, IReadOnlyList<NewEvent> events, CancellationToken cancellationToken)
    {
        if (_left-- > 0)
            await log.AppendAsync(stream, 1);
        return await log.Store.AppendAsync(stream, expected, events, cancellationToken);
    }

    public IAsyncEnumerable<RecordedEvent> ReadForwardsAsync(string stream, long fromRevision, int maxCount, CancellationToken cancellationToken) =>
        log.Store.ReadForwardsAsync(stream, fromRevision, maxCount, cancellationToken);

    public IAsyncEnumerable<RecordedEvent> ReadBackwardsAsync(string stream, int maxCount, CancellationToken cancellationToken) =>
        log.Store.ReadBackwardsAsync(stream, maxCount, cancellationToken);

    public IAsyncEnumerable<SubscriptionMessage> SubscribeToAllAsync(LogPosition after, EventFilter filter, CancellationToken cancellationToken) =>
        log.Store.SubscribeToAllAsync(after, filter, cancellationToken);

    public Task<LogPosition> ReadEndAsync(CancellationToken cancellationToken) => log.Store.ReadEndAsync(cancellationToken);
}
