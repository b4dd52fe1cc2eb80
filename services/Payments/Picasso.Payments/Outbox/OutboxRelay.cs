using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Picasso.Background;
using Picasso.Kernel;
using Picasso.Messaging;
using Picasso.Payments.Monitoring;
using Picasso.Payments.Sharding;
using Picasso.Payments.Storing;
using Picasso.ServiceDefaults.Bus;

namespace Picasso.Payments.Outbox;

/// <summary>
/// Delivers what was committed to the outboxes of the shards. Fresh rows come from the commits of this process without a search; the search finds
/// what a dead process left and what failed, and hands it to the same workers.
/// </summary>
internal sealed class OutboxRelay(
    PaymentShards shards, OutboxQueue queue, OutboxCompletionWriter marks, OutboxDelivery delivery, BusReadiness readiness, PaymentsMetrics metrics,
    IOptions<RelayOptions> options, TimeProvider clock, ILogger<OutboxRelay> logger)
    : OutboxRelay<OutboxItem>(new Signal(), clock, logger)
{
    private const int Found = 200;
    private const int Batch = 32;
    private const int AtOnce = 8;

    // Several, so that a receiver that does not answer holds up its own batch only.
    private const int Workers = 4;

    private static readonly TimeSpan s_longestWaitForAnswer = TimeSpan.FromHours(1);
    private static readonly LoopSettings s_deliver = LoopSettings.Endless with { Part = "deliver" };

    public override string Name => "payments-outbox";

    protected override OutboxSettings Settings => field ??= new OutboxSettings
    {
        PollInterval = options.Value.PollEvery,
        Lease = options.Value.Lease,
        DeliveryTimeout = options.Value.DeliveryTimeout,
        FirstPause = options.Value.RetryFirst,
        LongestPause = options.Value.RetryMax,
    };

    protected override IEnumerable<IOutbox<OutboxItem>> Outboxes => shards.All.Where(shard => shard.IsAvailable).Select(OutboxOf);

    protected override Task WaitForReceiverAsync(CancellationToken cancellationToken) => readiness.WaitAsync(cancellationToken);

    protected override async Task LoopAsync(CancellationToken stoppingToken)
    {
        var workers = Enumerable.Range(0, Workers).Select(_ => RepeatAsync(DeliverOfferedAsync, TimeSpan.Zero, s_deliver, stoppingToken));
        await Task.WhenAll([base.LoopAsync(stoppingToken), .. workers]);
    }

    protected override async Task<bool> DeliverDueAsync(IOutbox<OutboxItem> outbox, CancellationToken cancellationToken)
    {
        var found = await outbox.TakeAsync(Clock.GetStorableNow(), options.Value.Lease, Found, cancellationToken);
        queue.OfferAgain(found.Select(lease => lease.Content));
        // The next search comes after a pause: what this one found has to be delivered first.
        return false;
    }

    protected override async Task<DeliveryResult> DeliverAsync(OutboxLease<OutboxItem> lease, CancellationToken cancellationToken)
    {
        var row = lease.Content.Row;
        var acknowledgement = await delivery.DeliverAsync(row, cancellationToken);
        metrics.Delivered();
        if (acknowledgement == Acknowledgement.None)
            return DeliveryResult.Done;
        if (lease.Attempt >= options.Value.AnswerAttempts)
        {
            Logger.LogWarning("{Type} {MessageId} was delivered {Attempts} times and not acknowledged", row.Type, row.MessageId, lease.Attempt);
            if (acknowledgement == Acknowledgement.Wanted)
                return DeliveryResult.Done;
        }

        // The lease of a fresh one is its first pause: the answer is there before it ends, as a rule.
        return lease.Content.IsFresh
            ? DeliveryResult.KeepLease
            : DeliveryResult.Again(Backoff.Pause(options.Value.AnswerWithin, s_longestWaitForAnswer, row.Attempts));
    }

    protected override async Task OnFailedAsync(OutboxLease<OutboxItem> lease, Exception fault, CancellationToken cancellationToken)
    {
        metrics.DeliveryFailed();
        if (fault is BucketMovedException)
            await shards.ReloadAsync(cancellationToken);
    }

    protected override string Describe(OutboxLease<OutboxItem> lease) => $"{lease.Content.Row.Type} {lease.Id}";

    private async Task DeliverOfferedAsync(CancellationToken cancellationToken)
    {
        var batch = new List<OutboxItem>(Batch);
        while (await queue.Items.WaitToReadAsync(cancellationToken))
        {
            await readiness.WaitAsync(cancellationToken);
            batch.Clear();
            while (batch.Count < Batch && queue.Items.TryRead(out var item))
            {
                // What waited for longer than its lease is found by the search; delivered from here as well, each delay would make more work.
                if (queue.Holds(item.Row.MessageId))
                    batch.Add(item);
            }

            await Parallel.ForEachAsync(
                batch, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
                async (item, stop) => await DeliverAsync(item, stop));
        }
    }

    private async Task DeliverAsync(OutboxItem item, CancellationToken cancellationToken)
    {
        try
        {
            if (await TryDeliverAsync(OutboxOf(item.Shard), item.ToLease(), cancellationToken))
                marks.Done(item.Shard, item.Row.MessageId);
            else
                queue.LetGo(item.Row.MessageId);
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            // Not noted as done, so that its lease ends and it is delivered again; receivers know it by its id.
            queue.LetGo(item.Row.MessageId);
            Logger.LogError(fault, "The outbox of {Shard} cannot be written", item.Shard.Name);
        }
    }

    private ShardOutbox OutboxOf(Shard shard) => new(shard, queue, Clock);
}
