using System.Runtime.CompilerServices;
using Picasso.EventSourcing;

namespace Picasso.Fakes.Stores;

/// <summary>A log in memory, held to the same suite as the logs in files and on servers.</summary>
public sealed class InMemoryEventStore(TimeProvider clock) : IEventStore
{
    private readonly Lock _gate = new();
    private readonly List<RecordedEvent> _log = [];
    private readonly Dictionary<string, List<RecordedEvent>> _streams = new(StringComparer.Ordinal);
    private readonly Dictionary<Guid, RecordedEvent> _byId = [];
    private TaskCompletionSource _appended = NewSignal();

    /// <summary>The events of a stream; an unknown one is empty.</summary>
    public IReadOnlyList<RecordedEvent> Of(string stream)
    {
        lock (_gate)
            return _streams.TryGetValue(stream, out var events) ? [.. events] : [];
    }

    /// <summary>As <see cref="AppendAsync"/>, without waiting: memory is never slow.</summary>
    public AppendResult Append(string stream, ExpectedRevision expected, IReadOnlyList<NewEvent> events)
    {
        NewEvent.Check(stream, events);
        lock (_gate)
        {
            var known = events.Select(item => _byId.GetValueOrDefault(item.Id)).ToList();
            var actual = _streams.TryGetValue(stream, out var present) ? present.Count - 1 : -1;
            if (RepeatOf(stream, expected, known) is { } repeated)
                return repeated;
            if (expected != ExpectedRevision.Any && expected.Value != actual)
                return new AppendResult.WrongRevision(actual);
            if (known.Find(item => item is not null) is { } reused)
                throw new EventIdReusedException(reused.Id);
            return Add(stream, actual, events);
        }
    }

    public Task<AppendResult> AppendAsync(
        string stream, ExpectedRevision expected, IReadOnlyList<NewEvent> events, CancellationToken cancellationToken)
    {
        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            return Task.FromResult(Append(stream, expected, events));
        }
        catch (Exception refused)
        {
            return Task.FromException<AppendResult>(refused);
        }
    }

    public IAsyncEnumerable<RecordedEvent> ReadForwardsAsync(
        string stream, long fromRevision, int maxCount, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(fromRevision);
        return ReadAsync(() => Of(stream).Where(item => item.Revision >= fromRevision).Take(maxCount), cancellationToken);
    }

    public IAsyncEnumerable<RecordedEvent> ReadBackwardsAsync(string stream, int maxCount, CancellationToken cancellationToken) =>
        ReadAsync(() => Of(stream).Reverse().Take(maxCount), cancellationToken);

    public async IAsyncEnumerable<SubscriptionMessage> SubscribeToAllAsync(
        LogPosition after, EventFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (through, announced) = (after, (LogPosition?)null);
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (page, next) = After(through);
            foreach (var item in page.Where(item => Passes(filter, item)))
                yield return new SubscriptionMessage.Delivered(item);
            through = page.Count > 0 ? page[^1].Position : through;
            if (announced is null || through > announced)
                yield return new SubscriptionMessage.CaughtUp((announced = through).Value);
            await next.WaitAsync(cancellationToken);
        }
    }

    public Task<LogPosition> ReadEndAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
            return Task.FromResult(_log.Count == 0 ? LogPosition.Start : _log[^1].Position);
    }

    // The same ids at the expected place are the same append.
    private static AppendResult.Appended? RepeatOf(string stream, ExpectedRevision expected, List<RecordedEvent?> known)
    {
        if (known[0] is not { } first || (expected != ExpectedRevision.Any && first.Revision != expected.Value + 1))
            return null;
        return known.Select((item, number) => item?.Stream == stream && item.Revision == first.Revision + number).All(isAtItsPlace => isAtItsPlace)
            ? new AppendResult.Appended(known[^1]!.Revision, known[^1]!.Position)
            : null;
    }

    private AppendResult.Appended Add(string stream, long revision, IReadOnlyList<NewEvent> events)
    {
        if (!_streams.TryGetValue(stream, out var present))
            _streams[stream] = present = [];
        foreach (var item in events)
        {
            var recorded = new RecordedEvent(
                item.Id, stream, ++revision, new LogPosition((ulong)_log.Count + 1), item.Type, item.Data.ToArray(), item.Metadata.ToArray(), clock.GetUtcNow());
            _log.Add(recorded);
            present.Add(recorded);
            _byId[item.Id] = recorded;
        }

        _appended.SetResult();
        _appended = NewSignal();
        return new AppendResult.Appended(revision, _log[^1].Position);
    }

    // Positions are numbers from 1 on without gaps. The signal is of the same moment, so that no append is missed.
    private (IReadOnlyList<RecordedEvent> Page, Task Next) After(LogPosition position)
    {
        lock (_gate)
        {
            return position.Value <= (ulong)_log.Count
                ? ([.. _log.Skip((int)position.Value)], _appended.Task)
                : throw new LogReplacedException(position, $"ends at {_log.Count}");
        }
    }

    private static bool Passes(EventFilter filter, RecordedEvent item) =>
        (filter.StreamPrefixes.Count == 0 || filter.StreamPrefixes.Any(prefix => item.Stream.StartsWith(prefix, StringComparison.Ordinal)))
        && (filter.EventTypes.Count == 0 || filter.EventTypes.Contains(item.Type));

    private static async IAsyncEnumerable<RecordedEvent> ReadAsync(
        Func<IEnumerable<RecordedEvent>> read, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        foreach (var item in read())
            yield return item;
        await Task.CompletedTask;
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
