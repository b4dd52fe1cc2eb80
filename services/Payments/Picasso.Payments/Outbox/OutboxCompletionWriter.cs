using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Picasso.Background;
using Picasso.Payments.Sharding;

namespace Picasso.Payments.Outbox;

/// <summary>
/// Notes which messages are done, many in one transaction. Messages are sent at once; their marks may be written together later, because a mark
/// that a crash takes away costs a second delivery, and every receiver knows a message that comes twice.
/// </summary>
internal sealed class OutboxCompletionWriter(
    OutboxQueue queue, IOptions<RelayOptions> options, TimeProvider clock, ILogger<OutboxCompletionWriter> logger) : BackgroundLoop(clock, logger)
{
    private const int Batch = 500;

    private readonly Channel<(Shard Shard, string MessageId)> _done = Channel.CreateUnbounded<(Shard, string)>();

    /// <summary>This message is done; the mark is written soon.</summary>
    public void Done(Shard shard, string messageId) => _done.Writer.TryWrite((shard, messageId));

    protected override Task LoopAsync(CancellationToken stoppingToken) =>
        RepeatAsync(MarkAsync, WaitAsync, LoopSettings.Prompt, stoppingToken);

    private async Task WaitAsync(CancellationToken cancellationToken)
    {
        await _done.Reader.WaitToReadAsync(cancellationToken);
        await Task.Delay(options.Value.MarkAfter, Clock, cancellationToken);
    }

    /// <summary>Those that wait are marked before the process ends, so that nothing is delivered again for nothing.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await MarkAsync(cancellationToken);
    }

    private async Task MarkAsync(CancellationToken cancellationToken)
    {
        var done = new List<(Shard Shard, string MessageId)>();
        while (done.Count < Batch && _done.Reader.TryRead(out var one))
            done.Add(one);
        foreach (var shard in done.GroupBy(one => one.Shard, one => one.MessageId))
        {
            try
            {
                // Where it fails their leases end, and they are delivered and marked again.
                await TryAsync(shard.Key.Name, stop => new ShardOutbox(shard.Key, queue, Clock).FinishAsync([.. shard], stop), cancellationToken);
            }
            finally
            {
                foreach (var messageId in shard)
                    queue.LetGo(messageId);
            }
        }
    }
}
