using System.Runtime.CompilerServices;

namespace Picasso.EventSourcing.Guarding;

/// <summary>The log of a process with its <see cref="LogGuard"/>.</summary>
internal sealed class GuardedEventStore(IEventStore log, LogGuard guard) : IEventStore
{
    public async Task<AppendResult> AppendAsync(
        string stream, ExpectedRevision expected, IReadOnlyList<NewEvent> events, CancellationToken cancellationToken)
    {
        await guard.EnsureAsync(cancellationToken);
        var result = await log.AppendAsync(stream, expected, events, cancellationToken);
        if (result is AppendResult.Appended appended)
            guard.Saw(new LogMark(stream, appended.Revision, events[^1].Id, appended.Position));
        return result;
    }

    public async IAsyncEnumerable<RecordedEvent> ReadForwardsAsync(
        string stream, long fromRevision, int maxCount, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await guard.EnsureAsync(cancellationToken);
        await foreach (var item in log.ReadForwardsAsync(stream, fromRevision, maxCount, cancellationToken))
            yield return item;
    }

    public async IAsyncEnumerable<RecordedEvent> ReadBackwardsAsync(
        string stream, int maxCount, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await guard.EnsureAsync(cancellationToken);
        await foreach (var item in log.ReadBackwardsAsync(stream, maxCount, cancellationToken))
            yield return item;
    }

    public async IAsyncEnumerable<SubscriptionMessage> SubscribeToAllAsync(
        LogPosition after, EventFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await guard.EnsureAsync(cancellationToken);
        await using var messages = log.SubscribeToAllAsync(after, filter, cancellationToken).GetAsyncEnumerator(cancellationToken);
        while (await MoveNextAsync(messages))
        {
            // Before the new event becomes the mark: it may belong to another log.
            await guard.EnsureAsync(cancellationToken);
            if (messages.Current is SubscriptionMessage.Delivered { Event: var item })
                guard.Saw(new LogMark(item.Stream, item.Revision, item.Id, item.Position));
            yield return messages.Current;
        }
    }

    public async Task<LogPosition> ReadEndAsync(CancellationToken cancellationToken)
    {
        await guard.EnsureAsync(cancellationToken);
        return await log.ReadEndAsync(cancellationToken);
    }

    private async Task<bool> MoveNextAsync(IAsyncEnumerator<SubscriptionMessage> messages)
    {
        try
        {
            return await messages.MoveNextAsync();
        }
        catch (LogReplacedException found)
        {
            guard.Report(found);
            throw;
        }
    }
}
