using MongoDB.Driver;

namespace Picasso.DocumentStorage;

/// <summary>
/// Transactions over several documents, for what must change together. Who loses against another writer is run again from
/// its start, so that work must decide by what it reads and touch nothing outside of the database.
/// </summary>
public sealed class DocumentTransactions(IMongoClient client)
{
    private const int MaxTries = 20;
    private const int Gates = 256;

    private static readonly TransactionOptions s_options =
        new(ReadConcern.Snapshot, ReadPreference.Primary, WriteConcern.WMajority.With(journal: true));

    private readonly SemaphoreSlim[] _gates = [.. Enumerable.Range(0, Gates).Select(_ => new SemaphoreSlim(1))];

    /// <summary>Runs <paramref name="work"/> in a transaction until it is committed.</summary>
    /// <param name="keys">
    /// Names what is written to: work of this process with a key in common waits here for its turn, instead of aborting each other.
    /// </param>
    /// <param name="work">Gets the session, which every operation of the transaction must carry.</param>
    /// <param name="cancellationToken">
    /// Gives up before a try begins. One that has begun ends as it would: the driver aborts with the caller's token, and an abort that
    /// is cancelled itself leaves the transaction's locks behind for a minute, in the way of every other process.
    /// </param>
    public async Task<T> RunAsync<T>(IEnumerable<string> keys, Func<IClientSessionHandle, Task<T>> work, CancellationToken cancellationToken)
    {
        // In the order of the gates, so that nobody waits in a circle.
        var gates = keys.Select(GateOf).Distinct().Order().ToList();
        var passed = 0;
        try
        {
            for (; passed < gates.Count; passed++)
                await _gates[gates[passed]].WaitAsync(cancellationToken);
            return await RunAsync(work, cancellationToken);
        }
        finally
        {
            foreach (var gate in gates.Take(passed))
                _gates[gate].Release();
        }
    }

    private async Task<T> RunAsync<T>(Func<IClientSessionHandle, Task<T>> work, CancellationToken cancellationToken)
    {
        for (var tries = 1; ; tries++)
        {
            using var session = await client.StartSessionAsync(cancellationToken: cancellationToken);
            try
            {
                return await session.WithTransactionAsync((running, _) => TryAsync(running, work, cancellationToken), s_options, CancellationToken.None);
            }
            catch (MongoException raced) when (raced.IsDuplicateKey() && tries < MaxTries)
            {
                // Somebody inserted the same key since this transaction looked: decide anew, with theirs in sight.
                cancellationToken.ThrowIfCancellationRequested();
            }
        }
    }

    // The driver tries again by itself too, for up to two minutes.
    private static Task<T> TryAsync<T>(IClientSessionHandle session, Func<IClientSessionHandle, Task<T>> work, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return work(session);
    }

    private static int GateOf(string key) => (int)((uint)string.GetHashCode(key, StringComparison.Ordinal) % Gates);
}
