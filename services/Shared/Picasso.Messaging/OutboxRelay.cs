using Microsoft.Extensions.Logging;
using Picasso.Background;
using Picasso.Kernel;

namespace Picasso.Messaging;

/// <summary>
/// Delivers what waits in an outbox, at least once. An entry whose delivery fails waits with growing pauses and holds up no other. An entry that
/// cannot be delivered is set aside; each start of a process redrives those, since another version may know what to do with them.
/// </summary>
/// <typeparam name="T">What is delivered.</typeparam>
/// <param name="signal">Raised when this process wrote to the outbox.</param>
/// <param name="clock">Measures leases, deadlines and pauses.</param>
/// <param name="logger">Names entries that fail.</param>
public abstract partial class OutboxRelay<T>(Signal signal, TimeProvider clock, ILogger logger) : BackgroundLoop(clock, logger)
{
    // Beyond its lease, a round waits for the store only.
    private static readonly TimeSpan s_storeTimeout = TimeSpan.FromMinutes(1);

    private bool _mayHaveMore;

    /// <summary>Lease, batch and pauses. Read once the host has started, so that settings are validated before.</summary>
    protected abstract OutboxSettings Settings { get; }

    /// <summary>The outboxes that can be read at present.</summary>
    protected abstract IEnumerable<IOutbox<T>> Outboxes { get; }

    /// <summary>Delivers one entry; an exception means that it comes again. Delivering twice does no harm.</summary>
    protected abstract Task<DeliveryResult> DeliverAsync(OutboxLease<T> lease, CancellationToken cancellationToken);

    /// <summary>Waits until deliveries can succeed, such as for the bus.</summary>
    protected virtual Task WaitForReceiverAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    protected override async Task LoopAsync(CancellationToken stoppingToken)
    {
        using var listener = signal.Listen();
        var loop = LoopSettings.Prompt;
        loop = loop with { Deadline = Max(loop.Deadline, Settings.Lease + s_storeTimeout) };
        if (await RunAsync(RedriveAsync, loop, stoppingToken))
            await RepeatAsync(DeliverDueAsync, stop => WaitAsync(listener, stop), loop, stoppingToken);
    }

    /// <summary>Leases what is due in one outbox and delivers it.</summary>
    /// <returns>Whether there may be more that is due.</returns>
    protected virtual async Task<bool> DeliverDueAsync(IOutbox<T> outbox, CancellationToken cancellationToken)
    {
        var now = Clock.GetUtcNow();
        var leases = await outbox.TakeAsync(now, Settings.Lease, Settings.Batch, cancellationToken);
        await DeliverAllAsync(outbox, leases, now + Settings.Lease, cancellationToken);
        return leases.Count == Settings.Batch;
    }

    private async Task DeliverAllAsync(
        IOutbox<T> outbox, IReadOnlyList<OutboxLease<T>> leases, DateTimeOffset leaseEnds, CancellationToken cancellationToken)
    {
        var delivered = new List<OutboxLease<T>>(leases.Count);
        try
        {
            foreach (var (index, lease) in leases.Index())
            {
                // A delivery that could outlast the lease is left to the next one.
                if (index > 0 && Clock.GetUtcNow() + Settings.DeliveryTimeout > leaseEnds)
                    return;
                if (await TryDeliverAsync(outbox, lease, cancellationToken))
                    delivered.Add(lease);
            }
        }
        finally
        {
            // The receiver has them: that is stored also when the process stops just now.
            if (delivered.Count > 0)
                await outbox.CompleteAsync(delivered, CancellationToken.None);
        }
    }

    private async Task DeliverDueAsync(CancellationToken cancellationToken)
    {
        await WaitForReceiverAsync(cancellationToken);
        _mayHaveMore = await ForEachAsync(async (outbox, stop) => await DeliverDueAsync(outbox, stop), cancellationToken);
    }

    private Task RedriveAsync(CancellationToken cancellationToken) => ForEachAsync(
        async (outbox, stop) =>
        {
            if (await outbox.RedriveAsync(Clock.GetUtcNow(), stop) is > 0 and var count)
                Logger.LogInformation("{Outbox} redrives {Count} entries that were set aside", Name, count);
            return false;
        },
        cancellationToken);

    // The failure of one of several outboxes leaves the others alone.
    private async Task<bool> ForEachAsync(Func<IOutbox<T>, CancellationToken, Task<bool>> work, CancellationToken cancellationToken)
    {
        var any = false;
        foreach (var outbox in Outboxes)
        {
            if (outbox.Part.Length == 0)
                any |= await work(outbox, cancellationToken);
            else
                await TryAsync(outbox.Part, async stop => any |= await work(outbox, stop), cancellationToken);
        }

        return any;
    }

    private Task WaitAsync(SignalListener listener, CancellationToken cancellationToken) =>
        _mayHaveMore ? Task.CompletedTask : listener.WaitAsync(Settings.PollInterval, Clock, cancellationToken);

    private static TimeSpan Max(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
