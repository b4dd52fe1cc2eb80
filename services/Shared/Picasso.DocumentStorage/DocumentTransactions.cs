using MongoDB.Driver;

namespace Picasso.DocumentStorage;

/// <summary>
/// Transactions over several documents that must change together. A transaction that loses against another writer runs again from its start, so its
/// work must decide by what it reads and have no effects outside the database.
/// </summary>
public sealed class DocumentTransactions(IMongoClient client)
{
    private const int MaxTries = 20;
    private const int Gates = 256;

    private static readonly TransactionOptions s_options =
        new(ReadConcern.Snapshot, ReadPreference.Primary, WriteConcern.WMajority.With(journal: true));

    private readonly SemaphoreSlim[] _gates = [.. Enumerable.Range(0, Gates).Select(_ => new SemaphoreSlim(1))];

    /// <summary>Runs <paramref name="work"/> in a transaction until it is committed.</summary>
    /// <param name="keys">Identify the written documents: work of this process with a common key runs one after the other instead of aborting each
    /// other.</param>
    /// <param name="work">Receives the session, which every operation of the transaction must use.</param>
    /// <param name="cancellationToken">Cancels before an attempt starts. A started attempt is not cancelled: the driver aborts with the caller's
    /// token, and a cancelled abort leaves the transaction's locks behind for a minute, which blocks every other process.</param>
    public async Task<T> RunAsync<T>(IEnumerable<string> keys, Func<IClientSessionHandle, Task<T>> work, CancellationToken cancellationToken)
    {
        // Fixed lock order prevents deadlocks.
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
                // Another writer inserted the same key after this transaction's read: the work decides again, with that key visible.
                cancellationToken.ThrowIfCancellationRequested();
            }
        }
    }

    // The driver also retries by itself, for up to two minutes.
    private static Task<T> TryAsync<T>(IClientSessionHandle session, Func<IClientSessionHandle, Task<T>> work, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return work(session);
    }

    private static int GateOf(string key) => (int)((uint)string.GetHashCode(key, StringComparison.Ordinal) % Gates);
}
