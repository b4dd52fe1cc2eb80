using Microsoft.Extensions.Logging;
using Picasso.Background;
using Picasso.ServiceDefaults.Bus;
using Picasso.Users.Model;

namespace Picasso.Users.Relaying;

/// <summary>Does what is due in the outboxes of accounts, at least once each.</summary>
internal sealed class OutboxRelay(
    IUserStore store, OutboxHandler handler, BusReadiness gate, UsersSignals signals, TimeProvider clock, ILogger<OutboxRelay> logger)
    : BackgroundLoop(clock, logger)
{
    private const int Batch = 20;
    private static readonly TimeSpan s_pollInterval = TimeSpan.FromSeconds(5);

    public override string Name => "users-outbox";

    protected override Task LoopAsync(CancellationToken stoppingToken) =>
        RepeatAsync(RelayDueAsync, stop => signals.Outbox.WaitAsync(s_pollInterval, Clock, stop), LoopSettings.Prompt, stoppingToken);

    private async Task RelayDueAsync(CancellationToken cancellationToken)
    {
        await gate.WaitAsync(cancellationToken);
        bool more;
        do
        {
            var accounts = await store.FindDueAsync(Clock.GetUtcNow(), Batch, cancellationToken);
            more = accounts.Count == Batch;
            foreach (var account in accounts)
                more &= await TryRelayAsync(account, cancellationToken);
        }
        while (more);
    }

    private async Task<bool> TryRelayAsync(UserAccount account, CancellationToken cancellationToken)
    {
        try
        {
            await RelayAsync(account, cancellationToken);
            return true;
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            Logger.LogError(fault, "The outbox of account {UserId} waits: it could not be relayed now", account.Id);
            return false;
        }
    }

    private async Task RelayAsync(UserAccount account, CancellationToken cancellationToken)
    {
        var now = Clock.GetUtcNow();
        foreach (var entry in account.Outbox.Where(entry => entry.DueAt <= now))
        {
            var next = await handler.HandleAsync(account, entry, cancellationToken);
            await store.ChangeAsync(account.Id, current => Replace(current, entry, next), cancellationToken);
        }
    }

    private static UserAccount? Replace(UserAccount account, OutboxEntry done, OutboxEntry? next)
    {
        var others = account.Outbox.Where(entry => entry.Id != done.Id).ToList();
        if (others.Count == account.Outbox.Count)
            return null;
        return account with { Outbox = next is null ? others : [.. others, next] };
    }
}
