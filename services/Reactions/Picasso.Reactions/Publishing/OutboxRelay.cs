using MassTransit;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Picasso.Reactions.Storing;
using Picasso.ServiceDefaults.Bus;

namespace Picasso.Reactions.Publishing;

/// <summary>
/// Carries facts from the outbox to the bus: published first, forgotten after, so that a fact may come twice but never not
/// at all. Several processes may relay one outbox.
/// </summary>
internal sealed class OutboxRelay(IFactOutbox outbox, IBus bus, BusGate gate, ReactionSignals signals, ILogger<OutboxRelay> logger)
    : BackgroundService
{
    private const int Batch = 100;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var pulse = signals.Listen();
        do
        {
            await gate.WaitAsync(stoppingToken);
            try
            {
                await RelayAsync(stoppingToken);
            }
            catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
            {
                logger.LogError(fault, "Facts wait in the outbox of Reactions");
            }
        }
        while (await pulse.WaitAsync(stoppingToken));
    }

    private async Task RelayAsync(CancellationToken cancel)
    {
        for (var after = 0L; ;)
        {
            var waiting = await outbox.ReadOutboxAsync(after, Batch, cancel);
            if (waiting.Count == 0)
                return;
            var known = waiting.Where(IsKnown).ToList();
            foreach (var fact in known)
                await bus.Publish(FactTypes.Read(fact), cancel);
            await outbox.MarkPublishedAsync(known, cancel);
            after = waiting[^1].Sequence;
        }
    }

    // Left by a newer version, which relays it; it must not hold up the rest.
    private bool IsKnown(WaitingFact fact)
    {
        if (FactTypes.IsKnown(fact))
            return true;
        logger.LogError("Fact {Sequence} of the unknown type {Type} waits in the outbox of Reactions", fact.Sequence, fact.Type);
        return false;
    }
}
