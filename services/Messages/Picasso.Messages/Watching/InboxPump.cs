using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Picasso.Background;
using Picasso.Kernel;
using Picasso.Messages.Storing;

namespace Picasso.Messages.Watching;

/// <summary>
/// Wakes watchers after commits of this process at once, and after commits of other processes at the latest after the poll interval. One small query
/// to the store serves all watchers of the process.
/// </summary>
internal sealed class InboxPump(
    IInboxStore inbox, Signal<IInboxStore> changed, KeyedSignal<IInboxStore> changedFor, TimeProvider clock, IOptions<MessagesOptions> options, ILogger<InboxPump> logger)
    : BackgroundLoop(clock, logger)
{
    private const int Batch = 500;

    protected override async Task LoopAsync(CancellationToken stoppingToken)
    {
        long? after = null;
        using var listener = changed.Listen();
        await RepeatAsync(
            async stop => after = await WakeAsync(after, stop),
            stop => listener.WaitAsync(options.Value.PollInterval, Clock, stop), LoopSettings.Prompt, stoppingToken);
    }

    private async Task<long> WakeAsync(long? reached, CancellationToken cancellationToken)
    {
        if (reached is not { } after)
            return await BeginAsync(cancellationToken);
        IReadOnlyList<Concern> concerns;
        do
        {
            concerns = await inbox.ReadConcernsAsync(after, Batch, cancellationToken);
            if (concerns.Count == 0)
                return after;
            foreach (var userId in concerns.SelectMany(concern => new[] { concern.UserId, concern.AlsoId }).Distinct())
                changedFor.Raise(userId);
            after = concerns[^1].Place;
        }
        while (concerns.Count == Batch);
        return after;
    }

    // A watcher from before the pump ran may have missed an entry; a needless wake-up finds no new entries.
    private async Task<long> BeginAsync(CancellationToken cancellationToken)
    {
        var last = await inbox.LastPlaceAsync(cancellationToken);
        changedFor.RaiseAll();
        return last;
    }
}
