using System.Data.Common;
using System.Diagnostics.Metrics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Picasso.Background;
using Picasso.Payments.Sharding;

namespace Picasso.Payments.Monitoring;

/// <summary>
/// Gauges of payments: open purchases by state, count and age of pending outbox messages, and the ledger's balance. A background round reads them
/// from the shards, so a scrape costs no query; meter "Picasso.Payments".
/// </summary>
internal sealed class PaymentsGauges : BackgroundLoop
{
    private const int LooksPerTrial = 6;

    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(10);

    private readonly PaymentShards _shards;
    private readonly TrialBalancing _trial;
    private int _looks;
    private Measurement<long>[] _purchases = [];
    private Measurement<long>[] _depths = [];
    private Measurement<double>[] _ages = [];
    private Measurement<long>[] _imbalances = [];

    public PaymentsGauges(
        PaymentShards shards, TrialBalancing trial, IMeterFactory meters, TimeProvider clock, ILogger<PaymentsGauges> logger)
        : base(clock, logger)
    {
        (_shards, _trial) = (shards, trial);
        var meter = meters.Create(PaymentsMetrics.MeterName);
        meter.CreateObservableGauge("picasso.payments.purchases", () => _purchases, "{purchase}", "Purchases that have not ended, by state.");
        meter.CreateObservableGauge("picasso.payments.outbox.depth", () => _depths, "{message}", "Messages that wait in a shard's outbox.");
        meter.CreateObservableGauge("picasso.payments.outbox.age", () => _ages, "s", "Age of the oldest message that waits in a shard's outbox.");
        meter.CreateObservableGauge(
            "picasso.payments.ledger.imbalance", () => _imbalances, "{minor_unit}", "What a currency's postings sum to; anything but 0 is an alarm.");
    }

    protected override async Task LoopAsync(CancellationToken stoppingToken)
    {
        await Task.Delay(s_pause, Clock, stoppingToken);
        await RepeatAsync(MeasureAsync, s_pause, LoopSettings.Usual, stoppingToken);
    }

    // After a failed round the gauges keep their last values.
    private async Task MeasureAsync(CancellationToken cancellationToken)
    {
        await LookAsync(cancellationToken);
        if (_looks++ % LooksPerTrial == 0)
            await TryBalanceAsync(cancellationToken);
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        var (states, depths, ages) = (new Dictionary<string, long>(), new List<Measurement<long>>(), new List<Measurement<double>>());
        foreach (var shard in _shards.All.Where(shard => shard.IsAvailable))
        {
            await using var db = shard.Open();
            var open = await db.Purchases.Where(row => row.EndedAt == null).GroupBy(row => row.CurrentState)
                .Select(group => new { State = group.Key, Count = group.LongCount() }).ToListAsync(cancellationToken);
            foreach (var state in open)
                states[state.State] = states.GetValueOrDefault(state.State) + state.Count;
            var waiting = db.Outbox.Where(row => row.DoneAt == null);
            var oldest = await waiting.OrderBy(row => row.CreatedAt).Select(row => (DateTimeOffset?)row.CreatedAt).FirstOrDefaultAsync(cancellationToken);
            var tag = new KeyValuePair<string, object?>("shard", shard.Name);
            depths.Add(new(await waiting.LongCountAsync(cancellationToken), tag));
            ages.Add(new(oldest is { } since ? Math.Max(0, (Clock.GetUtcNow() - since).TotalSeconds) : 0, tag));
        }

        _depths = [.. depths];
        _ages = [.. ages];
        // A state that no purchase is in any more is reported as 0 once, instead of keeping its last value.
        var gone = _purchases.SelectMany(seen => seen.Tags.ToArray()).Select(tag => (string)tag.Value!).Except(states.Keys);
        _purchases =
        [
            .. states.Select(state => new Measurement<long>(state.Value, new KeyValuePair<string, object?>("state", state.Key))),
            .. gone.Select(state => new Measurement<long>(0, new KeyValuePair<string, object?>("state", state))),
        ];
    }

    private async Task TryBalanceAsync(CancellationToken cancellationToken) => _imbalances =
    [
        .. (await _trial.BalanceAsync(cancellationToken)).GroupBy(account => account.Balance.Currency).Select(currency => new Measurement<long>(
            currency.Sum(account => account.Balance.Minor), new KeyValuePair<string, object?>("currency", currency.Key))),
    ];
}
