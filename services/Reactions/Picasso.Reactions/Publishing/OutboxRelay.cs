using MassTransit;
using Microsoft.Extensions.Logging;
using Picasso.Background;
using Picasso.Reactions.Storing;
using Picasso.ServiceDefaults.Bus;

namespace Picasso.Reactions.Publishing;

/// <summary>
/// Carries facts from the outbox to the bus: published first, forgotten after, so that a fact may come twice but never not
/// at all. Several processes may relay one outbox.
/// </summary>
internal sealed class OutboxRelay(IFactOutbox outbox, IBus bus, BusReadiness gate, ReactionSignals signals, TimeProvider clock, ILogger<OutboxRelay> logger)
    : BackgroundLoop(clock, logger)
{
    private const int Batch = 100;

    public override string Name => "reactions-outbox";

    protected override async Task LoopAsync(CancellationToken stoppingToken)
    {
        using var pulse = signals.Listen();
        await RepeatAsync(RelayAsync, async stop => await pulse.WaitAsync(stop), LoopSettings.Prompt, stoppingToken);
    }

    private async Task RelayAsync(CancellationToken cancellationToken)
    {
        await gate.WaitAsync(cancellationToken);
        for (var after = 0L; ;)
        {
            var waiting = await outbox.ReadOutboxAsync(after, Batch, cancellationToken);
            if (waiting.Count == 0)
                return;
            var known = waiting.Where(IsKnown).ToList();
            foreach (var fact in known)
                await bus.Publish(FactTypes.Read(fact), cancellationToken);
            await outbox.MarkPublishedAsync(known, cancellationToken);
            after = waiting[^1].Sequence;
        }
    }

    // Left by a newer version, which relays it; it must not hold up the rest.
    private bool IsKnown(WaitingFact fact)
    {
        if (FactTypes.IsKnown(fact))
            return true;
        Logger.LogError("Fact {Sequence} of the unknown type {Type} waits in the outbox of Reactions", fact.Sequence, fact.Type);
        return false;
    }
}
