using System.Diagnostics;
using System.Runtime.CompilerServices;
using EventStore.Client;
using Grpc.Core;

namespace Picasso.EventSourcing.EventStoreDb;

/// <summary>
/// The log on EventStoreDB. The server tells a wrong revision, and a repeat at its very place; the rest of what the port promises
/// about repeats is found by reading the stream before an append, which in Picasso has some tens of events. An id that another
/// stream holds goes unnoticed here: the server has no index of ids.
/// </summary>
/// <param name="client">Shared, with a connection of its own kind.</param>
/// <param name="clock">Paces how subscriptions look for what passes them by.</param>
internal sealed class EventStoreDbEventStore(EventStoreClient client, TimeProvider clock) : IEventStore
{
    private readonly EventStoreDbSubscription _subscription = new(client, clock);

    public async Task<AppendResult> AppendAsync(
        string stream, ExpectedRevision expected, IReadOnlyList<NewEvent> events, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(stream);
        if (events.Count == 0)
            throw new ArgumentException("There is nothing to append.", nameof(events));
        if (events.DistinctBy(item => item.Id).Count() != events.Count)
            throw new ArgumentException("Two events of one append have the same id.", nameof(events));
        while (true)
        {
            var seen = await EventStoreDbStreamState.ReadAsync(this, stream, cancellationToken);
            if (seen.Answer(expected, events) is { } answer)
                return answer;
            if (await TryAppendAsync(stream, seen.Revision, events))
                return await AppendedAsync(stream, seen.Revision + events.Count);
            // Somebody else was faster, perhaps with the same events: what they wrote decides.
        }
    }

    public async IAsyncEnumerable<RecordedEvent> ReadForwardsAsync(
        string stream, long fromRevision, int maxCount, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(fromRevision);
        await foreach (var item in ReadAsync(stream, Direction.Forwards, StreamPosition.FromInt64(fromRevision), maxCount, cancellationToken))
            yield return item;
    }

    public IAsyncEnumerable<RecordedEvent> ReadBackwardsAsync(string stream, int maxCount, CancellationToken cancellationToken) =>
        ReadAsync(stream, Direction.Backwards, StreamPosition.End, maxCount, cancellationToken);

    public IAsyncEnumerable<SubscriptionMessage> SubscribeToAllAsync(
        LogPosition after, EventFilter filter, CancellationToken cancellationToken) =>
        _subscription.FollowAsync(after, filter, cancellationToken);

    public Task<LogPosition> ReadEndAsync(CancellationToken cancellationToken) => _subscription.ReadEndAsync(cancellationToken);

    private async IAsyncEnumerable<RecordedEvent> ReadAsync(
        string stream, Direction direction, StreamPosition from, int maxCount, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (maxCount <= 0)
            yield break;
        var result = client.ReadStreamAsync(direction, stream, from, maxCount, cancellationToken: cancellationToken);
        if (await result.ReadState == ReadState.StreamNotFound)
            yield break;
        await foreach (var resolved in result)
            yield return EventStoreDbMapping.ToRecordedEvent(resolved);
        cancellationToken.ThrowIfCancellationRequested();
    }

    /// <summary>Appends at a revision; false when the stream has moved. Not cancelled on its way, as nobody would know what became of it.</summary>
    private async Task<bool> TryAppendAsync(string stream, long revision, IReadOnlyList<NewEvent> events)
    {
        // The client would write the current trace into the metadata, which has to stay byte for byte.
        Activity.Current = null;
        var data = events.Select(EventStoreDbMapping.ToEventData).ToList();
        var result = revision < 0
            ? await client.AppendToStreamAsync(stream, StreamState.NoStream, data, AnswerWrongRevision)
            : await client.AppendToStreamAsync(stream, StreamRevision.FromInt64(revision), data, AnswerWrongRevision);
        return result is not WrongExpectedVersionResult;
    }

    // The position in the server's answer is that of the batch, not of its last event.
    private async Task<AppendResult> AppendedAsync(string stream, long last)
    {
        await foreach (var item in ReadForwardsAsync(stream, last, 1, CancellationToken.None))
            return new AppendResult.Appended(item.Revision, item.Position);
        throw new RpcException(new Status(StatusCode.Unavailable, "What was appended cannot be read back yet."));
    }

    private static void AnswerWrongRevision(EventStoreClientOperationOptions options) => options.ThrowOnAppendFailure = false;
}
