using Picasso.Kernel;
using Picasso.Messaging;
using Picasso.Users.Model;

namespace Picasso.Users.Relaying;

/// <summary>An entry of an account's outbox.</summary>
/// <param name="Account">The account as it was when the entry was leased.</param>
/// <param name="Entry">The entry.</param>
internal sealed record AccountTask(UserAccount Account, OutboxEntry Entry);

/// <summary>The outboxes of all accounts. An entry is part of its account's document, which is replaced whole under its version.</summary>
internal sealed class AccountOutbox(IUserStore store, TimeProvider clock) : IOutbox<AccountTask>
{
    private const int MostRedriven = 1000;

    public async Task<IReadOnlyList<OutboxLease<AccountTask>>> TakeAsync(
        DateTimeOffset now, TimeSpan lease, int limit, CancellationToken cancellationToken)
    {
        var leases = new List<OutboxLease<AccountTask>>();
        foreach (var account in await store.FindDueAsync(now, limit, cancellationToken))
        {
            leases.AddRange(await TakeAsync(account.Id, now, now + lease, limit - leases.Count, cancellationToken));
            if (leases.Count == limit)
                break;
        }

        return leases;
    }

    public async Task CompleteAsync(IReadOnlyList<OutboxLease<AccountTask>> leases, CancellationToken cancellationToken)
    {
        foreach (var lease in leases)
            await ChangeAsync(lease, entry => AccountClosedRounds.Next(entry, clock), cancellationToken);
    }

    public Task PostponeAsync(OutboxLease<AccountTask> lease, DateTimeOffset until, CancellationToken cancellationToken) =>
        ChangeAsync(lease, entry => entry.Attempts == lease.Attempt ? entry with { DueAt = until } : entry, cancellationToken);

    public Task SetAsideAsync(OutboxLease<AccountTask> lease, CancellationToken cancellationToken) =>
        PostponeAsync(lease, OutboxTime.Never, cancellationToken);

    /// <summary>Accounts that have another entry are redriven once that one is done.</summary>
    public async Task<long> RedriveAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var count = 0;
        foreach (var account in await store.FindSetAsideAsync(MostRedriven, cancellationToken))
        {
            await store.ChangeAsync(
                account.Id,
                current => current with { Outbox = [.. current.Outbox.Select(entry => entry.DueAt < OutboxTime.Never ? entry : entry with { DueAt = now })] },
                cancellationToken);
            count += account.Outbox.Count;
        }

        return count;
    }

    private async Task<IEnumerable<OutboxLease<AccountTask>>> TakeAsync(
        string accountId, DateTimeOffset now, DateTimeOffset until, int limit, CancellationToken cancellationToken)
    {
        List<OutboxEntry> taken = [];
        var account = await store.ChangeAsync(
            accountId,
            current =>
            {
                taken = [.. current.Outbox.Where(entry => entry.DueAt <= now).Take(limit)
                    .Select(entry => entry with { DueAt = until, Attempts = entry.Attempts + 1 })];
                return taken.Count == 0 ? null : current with { Outbox = [.. current.Outbox.Select(entry => taken.Find(one => one.Id == entry.Id) ?? entry)] };
            },
            cancellationToken);
        return account is null ? [] : taken.Select(entry => new OutboxLease<AccountTask>(entry.Id, entry.Attempts, new AccountTask(account, entry)));
    }

    private async Task ChangeAsync(OutboxLease<AccountTask> lease, Func<OutboxEntry, OutboxEntry?> change, CancellationToken cancellationToken) =>
        await store.ChangeAsync(lease.Content.Account.Id, account => Replace(account, lease.Id, change), cancellationToken);

    private static UserAccount? Replace(UserAccount account, string entryId, Func<OutboxEntry, OutboxEntry?> change)
    {
        if (account.Outbox.FirstOrDefault(entry => entry.Id == entryId) is not { } entry)
            return null;
        var changed = change(entry);
        if (changed == entry)
            return null;
        var others = account.Outbox.Where(other => other.Id != entryId);
        return account with { Outbox = changed is null ? [.. others] : [.. others, changed] };
    }
}
