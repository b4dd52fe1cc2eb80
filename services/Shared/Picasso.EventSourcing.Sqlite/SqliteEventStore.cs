using System.Runtime.CompilerServices;
using Picasso.EmbeddedStorage;
using Picasso.Kernel;

namespace Picasso.EventSourcing.Sqlite;

/// <summary>The event log in one SQLite file, shared by every process of a machine that opens it.</summary>
internal sealed class SqliteEventStore : IEventStore
{
    private readonly EventLogReader _reader;
    private readonly AppendQueue _appends;
    private readonly LogSubscription _subscription;

    /// <param name="path">Absolute path of the file.</param>
    /// <param name="clock">Sets the time of events, and paces the polls for events of other processes.</param>
    public SqliteEventStore(string path, TimeProvider clock)
    {
        var database = new SqliteDatabase(path, EventLogSchema.Migrations);
        var signal = new Signal();
        _reader = new EventLogReader(database);
        _appends = new AppendQueue(database, clock, signal);
        _subscription = new LogSubscription(_reader, signal, clock);
    }

    public Task<AppendResult> AppendAsync(
        string stream, ExpectedRevision expected, IReadOnlyList<NewEvent> events, CancellationToken cancellationToken)
    {
        NewEvent.Check(stream, events);
        cancellationToken.ThrowIfCancellationRequested();
        return _appends.Enqueue(new PendingAppend(stream, expected, events, cancellationToken));
    }

    public async IAsyncEnumerable<RecordedEvent> ReadForwardsAsync(
        string stream, long fromRevision, int maxCount, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(fromRevision);
        while (maxCount > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var page = _reader.ForwardsPage(stream, fromRevision, maxCount);
            foreach (var item in page)
                yield return item;
            if (page.Count < EventLogReader.PageSize)
                yield break;
            maxCount -= page.Count;
            fromRevision = page[^1].Revision + 1;
        }
        await Task.CompletedTask;
    }

    public async IAsyncEnumerable<RecordedEvent> ReadBackwardsAsync(
        string stream, int maxCount, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var before = long.MaxValue;
        while (maxCount > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var page = _reader.BackwardsPage(stream, before, maxCount);
            foreach (var item in page)
                yield return item;
            if (page.Count < EventLogReader.PageSize)
                yield break;
            maxCount -= page.Count;
            before = page[^1].Revision;
        }
        await Task.CompletedTask;
    }

    public IAsyncEnumerable<SubscriptionMessage> SubscribeToAllAsync(
        LogPosition after, EventFilter filter, CancellationToken cancellationToken) =>
        _subscription.FollowAsync(after, filter, cancellationToken);

    public Task<LogPosition> ReadEndAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(_reader.End());
    }
}
