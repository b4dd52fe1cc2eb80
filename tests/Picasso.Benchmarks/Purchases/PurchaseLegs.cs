using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Picasso.Contracts.Payments;
using Picasso.Payments.Storing.Rows;

namespace Picasso.Benchmarks.Purchases;

/// <summary>Notes when each purchase was committed in which state, and how many commits there were at all.</summary>
internal sealed class PurchaseLegs : SaveChangesInterceptor
{
    private static readonly string[] s_names = ["accepted", "sale opened", "reserved", "charged", "ownership moved", "sale recorded"];

    private readonly ConcurrentDictionary<string, ConcurrentDictionary<int, long>> _reached = new();
    private readonly ConcurrentDictionary<string, long> _began = new();
    private int _commits;
    private int _ended;

    public int Commits => _commits;

    public int Ended => _ended;

    /// <summary>The buyer's click.</summary>
    public void Begins(string idempotencyKey) => _began[idempotencyKey] = Stopwatch.GetTimestamp();

    public override ValueTask<int> SavedChangesAsync(
        SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        var now = Stopwatch.GetTimestamp();
        Interlocked.Increment(ref _commits);
        foreach (var entry in eventData.Context!.ChangeTracker.Entries<PurchaseSaga>())
            Note(entry.Entity, now);
        return ValueTask.FromResult(result);
    }

    /// <summary>The mean time of each leg in milliseconds, in order.</summary>
    public IEnumerable<(string Name, double Milliseconds)> Means() => s_names.Select((name, leg) => (name, _reached.Values
        .Where(reached => reached.ContainsKey(leg) && reached.ContainsKey(leg - 1))
        .Average(reached => Stopwatch.GetElapsedTime(reached[leg - 1], reached[leg]).TotalMilliseconds)));

    private void Note(PurchaseSaga purchase, long now)
    {
        var leg = purchase.State switch
        {
            PurchaseState.Requested => purchase.SellerInformed ? 1 : 0,
            PurchaseState.Reserved => 2,
            PurchaseState.Paid => 3,
            PurchaseState.Transferred => 4,
            PurchaseState.Completed => 5,
            _ => throw new InvalidOperationException($"A purchase is {purchase.State}: {purchase.FailureReason}."),
        };
        var reached = _reached.GetOrAdd(purchase.PurchaseId, _ => new ConcurrentDictionary<int, long> { [-1] = _began[purchase.IdempotencyKey] });
        if (reached.TryAdd(leg, now) && leg == s_names.Length - 1)
            Interlocked.Increment(ref _ended);
    }
}
