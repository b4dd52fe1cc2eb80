using MassTransit;
using Picasso.Contracts.Bus;
using Picasso.Messaging;
using Picasso.ObjectStorage;
using Picasso.Users.Model;

namespace Picasso.Users.Relaying;

/// <summary>Does what one outbox entry asks for. Doing it again does no harm.</summary>
internal sealed class OutboxHandler(IBus bus, IObjectStore objects)
{
    public async Task<DeliveryResult> HandleAsync(UserAccount account, OutboxEntry entry, CancellationToken cancellationToken)
    {
        switch (entry.Kind)
        {
            case OutboxKind.AccountClosed:
                await bus.Publish(new AccountClosed(account.Id), context => context.MessageId = new Guid(entry.Id), cancellationToken);
                return DeliveryResult.Done;
            case OutboxKind.SweepAvatar:
                if (entry.ObjectKey is { } key && key != account.AvatarKey)
                    await objects.DeleteAsync(Bucket.Public, key, cancellationToken);
                return DeliveryResult.Done;
            default:
                // Written by a newer version, which handles it once it runs.
                return DeliveryResult.Reject($"the kind {(int)entry.Kind} is not known");
        }
    }
}
