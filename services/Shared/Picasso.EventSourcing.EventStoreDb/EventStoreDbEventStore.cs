using System.Diagnostics;
using System.Runtime.CompilerServices;
using EventStore.Client;
using Picasso.Kernel;

namespace Picasso.EventSourcing.EventStoreDb;

/// <summary>
/// The log on EventStoreDB. An append is sent at once; only when the server finds another revision is the stream read and its content compared: the
/// same event ids at the expected place are a repeat. The server compares ids only there, so an id elsewhere in the stream, or in another stream, is
/// not detected.
/// </summary>
internal sealed class EventStoreDbEventStore(EventStoreClient client, EventStoreDbCalls calls, TimeProvider clock) : IEventStore
{
    private const int PageSize = 512;

    private static readonly DomainError s_deleted = DomainError.Conflict("stream_deleted", "An operator deleted this for good.");

    private readonly EventStoreDbTip _tip = new(client, calls, clock);

    public async Task<AppendResult> AppendAsync(
        string stream, ExpectedRevision expected, IReadOnlyList<NewEvent> events, CancellationToken cancellationToken)
    {
        NewEvent.Check(stream, events);
        cancellationToken.ThrowIfCancellationRequested();
        // Without an expectation the server recognises repeats only for a limited time; the stream contains them all.
        var seen = expected == ExpectedRevision.Any ? await EventStoreDbStreamState.ReadAsync(this, stream, cancellationToken) : null;
        while (true)
        {
            if (seen?.Answer(expected, events) is { } answer)
                return answer;
            if (await TryAppendAsync(stream, seen?.Revision ?? expected.Value, events) is { } appended)
                return appended;
            seen = await EventStoreDbStreamState.ReadAsync(this, stream, cancellationToken);
        }
    }

    public async IAsyncEnumerable<RecordedEvent> ReadForwardsAsync(
        string stream, long fromRevision, int maxCount, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(fromRevision);
        for (var from = fromRevision; maxCount > 0;)
        {
            var asked = Math.Min(maxCount, PageSize);
            var page = await ReadPageAsync(Direction.Forwards, stream, StreamPosition.FromInt64(from), asked, cancellationToken);
            foreach (var item in page)
                yield return item;
            if (page.Count < asked)
                yield break;
            (from, maxCount) = (page[^1].Revision + 1, maxCount - page.Count);
        }
    }

    public async IAsyncEnumerable<RecordedEvent> ReadBackwardsAsync(
        string stream, int maxCount, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var from = StreamPosition.End; maxCount > 0;)
        {
            var asked = Math.Min(maxCount, PageSize);
            var page = await ReadPageAsync(Direction.Backwards, stream, from, asked, cancellationToken);
            foreach (var item in page)
                yield return item;
            if (page.Count < asked || page[^1].Revision == 0)
                yield break;
            (from, maxCount) = (StreamPosition.FromInt64(page[^1].Revision - 1), maxCount - page.Count);
        }
    }

    public IAsyncEnumerable<SubscriptionMessage> SubscribeToAllAsync(
        LogPosition after, EventFilter filter, CancellationToken cancellationToken) =>
        new EventStoreDbSubscription(client, calls, _tip, clock).FollowAsync(after, filter, cancellationToken);

    public Task<LogPosition> ReadEndAsync(CancellationToken cancellationToken) => _tip.ReadAsync(cancellationToken);

    /// <summary>Appends at a revision; null when the stream is at another one.</summary>
    private async Task<AppendResult.Appended?> TryAppendAsync(string stream, long revision, IReadOnlyList<NewEvent> events)
    {
        // The client would write the current trace into the metadata, which must not change.
        Activity.Current = null;
        var data = events.Select(EventStoreDbMapping.ToEventData).ToList();
        var result = await RefuseDeletedAsync(() => calls.InvokeAsync(
            EventStoreDbRight.Append, _ => SendAsync(stream, revision, data), CancellationToken.None));
        return result is WrongExpectedVersionResult ? null : await AppendedAsync(stream, result, events.Count);
    }

    // Not cancelled once it is sent: its effect would be unknown.
    private Task<IWriteResult> SendAsync(string stream, long revision, List<EventData> data) => revision < 0
        ? client.AppendToStreamAsync(stream, StreamState.NoStream, data, AnswerWrongRevision, calls.Timeout)
        : client.AppendToStreamAsync(stream, StreamRevision.FromInt64(revision), data, AnswerWrongRevision, calls.Timeout);

    // The position in the server's answer is that of the batch; only for a single event it is also that of the last event.
    private async Task<AppendResult.Appended> AppendedAsync(string stream, IWriteResult result, int count)
    {
        var last = result.NextExpectedStreamRevision.ToInt64();
        if (count == 1 && result.LogPosition != Position.End && result.LogPosition > Position.Start)
            return new AppendResult.Appended(last, new LogPosition(result.LogPosition.CommitPosition));
        var written = await ReadPageAsync(Direction.Forwards, stream, StreamPosition.FromInt64(last), 1, CancellationToken.None);
        return written is [{ } item]
            ? new AppendResult.Appended(item.Revision, item.Position)
            : throw new InvalidOperationException($"Event {last} of {stream} was written and cannot be read.");
    }

    private Task<List<RecordedEvent>> ReadPageAsync(
        Direction direction, string stream, StreamPosition from, int count, CancellationToken cancellationToken) =>
        calls.InvokeAsync(EventStoreDbRight.ReadStream, stop => ReadPageOnceAsync(direction, stream, from, count, stop), cancellationToken);

    private async Task<List<RecordedEvent>> ReadPageOnceAsync(
        Direction direction, string stream, StreamPosition from, int count, CancellationToken cancellationToken)
    {
        var page = new List<RecordedEvent>();
        try
        {
            var result = client.ReadStreamAsync(direction, stream, from, count, cancellationToken: cancellationToken);
            if (await result.ReadState == ReadState.StreamNotFound)
                return page;
            await foreach (var resolved in result)
                page.Add(EventStoreDbMapping.ToRecordedEvent(resolved));
            return page;
        }
        catch (StreamDeletedException)
        {
            // Permanently deleted: a reader finds an empty stream.
            return page;
        }
    }

    private static async Task<T> RefuseDeletedAsync<T>(Func<Task<T>> append)
    {
        try
        {
            return await append();
        }
        catch (StreamDeletedException)
        {
            throw s_deleted.ToException();
        }
    }

    private static void AnswerWrongRevision(EventStoreClientOperationOptions options) => options.ThrowOnAppendFailure = false;
}
