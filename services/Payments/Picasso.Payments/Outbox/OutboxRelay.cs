using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Picasso.Background;
using Picasso.Payments.Operating;
using Picasso.Payments.Sharding;
using Picasso.ServiceDefaults.Bus;

namespace Picasso.Payments.Outbox;

/// <summary>
/// Delivers what was committed to the outbox, at least once, with growing pauses. Fresh rows come from the commits of this
/// process without a search; the search finds what a dead process left and what failed.
/// </summary>
internal sealed class OutboxRelay(
    PaymentShards shards, OutboxQueue queue, OutboxStore store, OutboxCompletionWriter marks, OutboxDelivery delivery, BusReadiness gate,
    PaymentsMetrics metrics, IOptions<RelayOptions> options, TimeProvider clock, ILogger<OutboxRelay> logger) : BackgroundLoop(clock, logger)
{
    private const int Batch = 32;
    private const int AtOnce = 8;

    // Several, so that a receiver that does not answer holds up its own batch only.
    private const int Workers = 4;

    private static readonly LoopSettings s_deliver = LoopSettings.Endless with { Part = "deliver" };

    public override string Name => "payments-outbox";

    protected override async Task LoopAsync(CancellationToken stoppingToken)
    {
        var workers = Enumerable.Range(0, Workers).Select(_ => RepeatAsync(DeliverFreshAsync, TimeSpan.Zero, s_deliver, stoppingToken));
        await Task.WhenAll([RepeatAsync(SearchAsync, options.Value.PollEvery, LoopSettings.Prompt, stoppingToken), .. workers]);
    }

    private async Task DeliverFreshAsync(CancellationToken cancellationToken)
    {
        var batch = new List<OutboxItem>(Batch);
        while (await queue.Items.WaitToReadAsync(cancellationToken))
        {
            await gate.WaitAsync(cancellationToken);
            batch.Clear();
            while (batch.Count < Batch && queue.Items.TryRead(out var item))
            {
                // What waited for longer than its lease is found by the search; delivered from here as well, each delay would make more work.
                if (queue.Holds(item.Row.MessageId))
                    batch.Add(item);
            }

            await Parallel.ForEachAsync(
                batch, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
                async (item, cancel) => await DeliverAsync(item, cancel));
        }
    }

    private async Task SearchAsync(CancellationToken cancellationToken)
    {
        await gate.WaitAsync(cancellationToken);
        foreach (var shard in shards.All.Where(shard => shard.IsAvailable))
            await TryAsync(shard.Name, async stop => queue.OfferAgain(shard, await store.ClaimAsync(shard, stop)), cancellationToken);
    }

    private async Task DeliverAsync(OutboxItem item, CancellationToken cancellationToken)
    {
        try
        {
            if (await TryDeliverAsync(item, cancellationToken))
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

    /// <returns>Whether nothing is left to do with the row.</returns>
    private async Task<bool> TryDeliverAsync(OutboxItem item, CancellationToken cancellationToken)
    {
        var (settings, row) = (options.Value, item.Row);
        try
        {
            using var timeout = new CancellationTokenSource(settings.DeliveryTimeout, Clock);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
            var acknowledgement = await delivery.DeliverAsync(row, either.Token);
            metrics.Delivered();
            if (acknowledgement == Acknowledgement.None)
                return true;
            if (row.Attempts + 1 >= settings.AnswerAttempts)
            {
                Logger.LogWarning("{Type} {MessageId} was delivered {Attempts} times and not acknowledged", row.Type, row.MessageId, row.Attempts + 1);
                if (acknowledgement == Acknowledgement.Wanted)
                    return true;
            }

            // The lease of a fresh one is its first pause: the answer is there before it ends, as a rule.
            if (!item.IsFresh)
                await store.PostponeAsync(item.Shard, row, settings.AnswerWithin, TimeSpan.FromHours(1), cancellationToken);
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            metrics.DeliveryFailed();
            if (fault is BucketMovedException)
                await shards.ReloadAsync(cancellationToken);
            Logger.LogWarning(
                fault, "{Type} {MessageId} could not be delivered, attempt {Attempt}", row.Type, row.MessageId, row.Attempts + 1);
            await store.PostponeAsync(item.Shard, row, settings.RetryFirst, settings.RetryMax, cancellationToken);
        }

        return false;
    }
}
