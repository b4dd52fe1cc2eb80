using MassTransit;
using Picasso.Contracts.Bus;
using Picasso.Kernel;
using Picasso.ObjectStorage;
using Picasso.Users.Model;

namespace Picasso.Users.Relaying;

/// <summary>Does one outbox entry. Doing it again does no harm.</summary>
internal sealed class OutboxHandler(IBus bus, IObjectStore objects, TimeProvider clock)
{
    // The in-process bus forgets with its process, and nobody answers a fact: it is told again, less and less often.
    private static readonly TimeSpan[] s_again =
        [TimeSpan.FromMinutes(1), TimeSpan.FromHours(1), TimeSpan.FromDays(1), TimeSpan.FromDays(7)];

    /// <returns>What is to be done next in its place; null when nothing is.</returns>
    public async Task<OutboxEntry?> HandleAsync(UserAccount account, OutboxEntry entry, CancellationToken cancellationToken)
    {
        if (entry.Kind == OutboxKind.AccountClosed)
        {
            await bus.Publish(new AccountClosed(account.Id), context => context.MessageId = new Guid(entry.Id), cancellationToken);
            return entry.Round == s_again.Length
                ? null
                : new OutboxEntry(Ids.New(clock), entry.Kind, clock.GetUtcNow() + s_again[entry.Round], Round: entry.Round + 1);
        }

        if (entry.ObjectKey is { } key && key != account.AvatarKey)
            await objects.DeleteAsync(Bucket.Public, key, cancellationToken);
        return null;
    }
}
