using MassTransit;
using Picasso.Contracts.Bus;
using Picasso.Payments.Purchasing;
using Picasso.Payments.Selling;

namespace Picasso.Payments.Outbox;

/// <summary>Where a message goes: most onto the bus; what is for the seller's shard straight there, because the bus may forget.</summary>
internal sealed class OutboxDelivery(IBus bus, SellerDesk sellers)
{
    /// <returns>Whether the message is only done once it is acknowledged.</returns>
    public async Task<bool> DeliverAsync(OutboxMessage row, CancellationToken cancellationToken)
    {
        var message = OutboxTypes.Read(row);
        switch (message)
        {
            case OpenSale open:
                await sellers.OpenAsync(open, cancellationToken);
                await bus.Publish(new SaleOpened(open.PurchaseId), cancellationToken);
                break;
            case SaleCompleted completed:
                await sellers.CompleteAsync(completed, cancellationToken);
                await bus.Publish(new SaleRecorded(completed.PurchaseId), cancellationToken);
                break;
            case SaleAbandoned abandoned:
                await sellers.AbandonAsync(abandoned, cancellationToken);
                break;
            case ClaimReserve claim:
                // Nothing is kept of sellers' earnings yet, so that nothing is there to take.
                await bus.Publish(new ReserveClaimed(claim.PurchaseId, TakenMinor: 0), cancellationToken);
                break;
            default:
                var messageId = Guid.ParseExact(row.MessageId, "D");
                await bus.Publish(
                    message, message.GetType(), Pipe.Execute<PublishContext>(context => context.MessageId = messageId), cancellationToken);
                break;
        }

        return message is MailPerson;
    }
}
