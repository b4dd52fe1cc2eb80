using System.Collections.Concurrent;
using Picasso.EmbeddedStorage;
using Picasso.Kernel;

namespace Picasso.EventSourcing.Sqlite;

/// <summary>
/// Group commit: appends that arrive while a transaction is being made durable share the next transaction, and so one fsync. One worker runs at a
/// time, and none while the queue is empty.
/// </summary>
internal sealed class AppendQueue(SqliteDatabase database, TimeProvider clock, Signal signal)
{
    private const int LargestGroup = 128;

    private readonly ConcurrentQueue<PendingAppend> _waiting = new();
    private int _draining;

    public Task<AppendResult> Enqueue(PendingAppend append)
    {
        _waiting.Enqueue(append);
        StartDraining();
        return append.Answer;
    }

    private void StartDraining()
    {
        if (Interlocked.Exchange(ref _draining, 1) == 0)
            _ = Task.Run(Drain);
    }

    private void Drain()
    {
        while (TakeGroup() is { Count: > 0 } group)
            Commit(group);
        Volatile.Write(ref _draining, 0);
        // An append may have arrived between the last check and the line above; its own start had no effect.
        if (!_waiting.IsEmpty)
            StartDraining();
    }

    private List<PendingAppend> TakeGroup()
    {
        var group = new List<PendingAppend>();
        while (group.Count < LargestGroup && _waiting.TryDequeue(out var append))
            if (!append.GaveUp())
                group.Add(append);
        return group;
    }

    private void Commit(List<PendingAppend> group)
    {
        try
        {
            var outcomes = database.Write((connection, transaction) =>
            {
                using var log = new AppendTransaction(connection, transaction, clock.GetUtcNow());
                return group.ConvertAll(append => log.Append(append.Stream, append.Expected, append.Events));
            });
            signal.Raise();
            for (var i = 0; i < group.Count; i++)
                outcomes[i].Answer(group[i]);
        }
        catch (Exception) when (group.Count > 1)
        {
            // The whole group was rolled back: each append runs alone, so that only the faulty one fails.
            foreach (var append in group)
                Commit([append]);
        }
        catch (Exception exception)
        {
            group[0].Fail(exception);
        }
    }
}
