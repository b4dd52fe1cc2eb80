using MassTransit;
using Picasso.Contracts.Bus;
using Picasso.Kernel.Tracing;
using Picasso.Payments.ClosingAccounts;
using Picasso.Payments.Limiting;
using Picasso.Payments.Monitoring;
using Picasso.Payments.Purchasing;
using Picasso.Payments.RecordingSales;
using Picasso.Payments.Reselling;
using Picasso.Payments.Storing.Rows;

namespace Picasso.Payments.Outbox;

/// <summary>Where a message goes: most onto the bus; what is for another shard straight there, because the bus may lose it.</summary>
internal sealed class OutboxDelivery(IBus bus, SellerSaleHandler sellers, AccountClosing closing, ResaleUndoing undoing, AddressLimits addresses)
{
    /// <returns>When the message is done.</returns>
    public async Task<Acknowledgement> DeliverAsync(OutboxMessage row, CancellationToken cancellationToken)
    {
        var message = OutboxTypes.Read(row);
        using var span = PaymentsTracing.Resume($"deliver {row.Type}", row.Trace);
        span.TagWith(message);
        switch (message)
        {
            case OpenSale open:
                await sellers.OpenAsync(open, cancellationToken);
                await bus.Publish(await AnswerAsync(open, cancellationToken), cancellationToken);
                break;
            case SaleCompleted completed:
                await sellers.CompleteAsync(completed, cancellationToken);
                await bus.Publish(new SaleRecorded(completed.PurchaseId), cancellationToken);
                break;
            case SaleAbandoned abandoned:
                await sellers.AbandonAsync(abandoned, cancellationToken);
                break;
            case ClaimReserve claim:
                await bus.Publish(new ReserveClaimed(claim.PurchaseId, await sellers.ClaimAsync(claim, cancellationToken)), cancellationToken);
                break;
            case PostSellerLine post:
                await sellers.PostAsync(post, cancellationToken);
                break;
            case SaleStandingChanged changed:
                await sellers.StandAsync(changed, cancellationToken);
                break;
            case UndoResale undo:
                await undoing.NoteAsync(undo, cancellationToken);
                break;
            case CardAttemptPassed passed:
                await addresses.ForgetAsync(passed, cancellationToken);
                break;
            default:
                var messageId = Guid.ParseExact(row.MessageId, "D");
                await bus.Publish(
                    message, message.GetType(), Pipe.Execute<PublishContext>(context => context.MessageId = messageId), cancellationToken);
                break;
        }

        return Acknowledgements.Of(message);
    }

    // Both rows of the purchase are written by now; so the closing of an account finds them, or is found here. See ClosingLease.
    private async Task<object> AnswerAsync(OpenSale open, CancellationToken cancellationToken)
    {
        var leaves = await closing.IsClosingAsync(open.SellerId, cancellationToken)
            || (open.BuyerId.Length > 0 && await closing.IsClosingAsync(open.BuyerId, cancellationToken));
        return leaves ? new SaleRefused(open.PurchaseId, Reasons.AccountClosing) : new SaleOpened(open.PurchaseId);
    }
}
