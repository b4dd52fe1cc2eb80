using System.Runtime.CompilerServices;
using Picasso.EventSourcing;

namespace Picasso.Conformance.Tests.PicturesOnLog;

/// <summary>A log as a program sees it that does not know one type of event.</summary>
internal sealed class OlderVersion(IEventStore log, string unknown) : IEventStore
{
    public Task<AppendResult> AppendAsync(
        string stream, ExpectedRevision expected, IReadOnlyList<NewEvent> events, CancellationToken cancellationToken) =>
        log.AppendAsync(stream, expected, events, cancellationToken);

    public IAsyncEnumerable<RecordedEvent> ReadForwardsAsync(string stream, long fromRevision, int maxCount, CancellationToken cancellationToken) =>
        Seen(log.ReadForwardsAsync(stream, fromRevision, maxCount, cancellationToken), cancellationToken);

    public IAsyncEnumerable<RecordedEvent> ReadBackwardsAsync(string stream, int maxCount, CancellationToken cancellationToken) =>
        Seen(log.ReadBackwardsAsync(stream, maxCount, cancellationToken), cancellationToken);

    public async IAsyncEnumerable<SubscriptionMessage> SubscribeToAllAsync(
        LogPosition after, EventFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var message in log.SubscribeToAllAsync(after, filter, cancellationToken))
            yield return message is SubscriptionMessage.Delivered delivered ? new SubscriptionMessage.Delivered(Seen(delivered.Event)) : message;
    }

    public Task<LogPosition> ReadEndAsync(CancellationToken cancellationToken) => log.ReadEndAsync(cancellationToken);

    private async IAsyncEnumerable<RecordedEvent> Seen(
        IAsyncEnumerable<RecordedEvent> events, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var item in events.WithCancellation(cancellationToken))
            yield return Seen(item);
    }

    private RecordedEvent Seen(RecordedEvent item) => item.Type == unknown ? item with { Type = unknown + ".later" } : item;
}
