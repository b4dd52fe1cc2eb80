using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Picasso.ServiceDefaults.Bus;
using Picasso.Users.Model;

namespace Picasso.Users.Relaying;

/// <summary>Does what is due in the outboxes of accounts, at least once each.</summary>
internal sealed class OutboxRelay(
    IUserStore store, OutboxHandler handler, BusGate gate, UsersSignals signals, TimeProvider clock, ILogger<OutboxRelay> logger)
    : BackgroundService
{
    private const int Batch = 20;
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await gate.WaitAsync(stoppingToken);
            await RelayDueAsync(stoppingToken);
            await signals.Outbox.WaitAsync(s_patience, clock, stoppingToken);
        }
    }

    private async Task RelayDueAsync(CancellationToken cancellationToken)
    {
        bool more;
        do
        {
            var accounts = await FindDueAsync(cancellationToken);
            more = accounts.Count == Batch;
            foreach (var account in accounts)
                more &= await TryRelayAsync(account, cancellationToken);
        }
        while (more);
    }

    private async Task<IReadOnlyList<UserAccount>> FindDueAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await store.FindDueAsync(clock.GetUtcNow(), Batch, cancellationToken);
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            logger.LogError(fault, "The outbox waits: it could not be read now");
            return [];
        }
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
            logger.LogError(fault, "The outbox of account {UserId} waits: it could not be relayed now", account.Id);
            return false;
        }
    }

    private async Task RelayAsync(UserAccount account, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
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
