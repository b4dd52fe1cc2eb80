using Microsoft.EntityFrameworkCore;
using Picasso.Contracts.Bus;
using Picasso.Contracts.Payments;
using Picasso.Kernel;
using Picasso.Payments.Outbox;
using Picasso.Payments.Purchasing;
using Picasso.Payments.Sagas;
using Picasso.Payments.Sharding;
using Picasso.Payments.Storing;

namespace Picasso.Payments.Operating;

/// <summary>
/// What an operator can do to a purchase. Each act is written down with its effect, who and why. Nothing here moves money or
/// ownership by itself: it makes the purchase look again, or takes the way back while that is still open.
/// </summary>
internal sealed class PurchaseOperating(PaymentShards shards, PurchaseCommitter committer, DueSignal due, TimeProvider clock)
{
    private const int LongestReason = 240;
    private const int Attempts = 10;

    private static readonly DomainError s_nothingToDo = DomainError.Conflict("nothing_to_do", "This purchase has ended; nothing of it waits.");

    private static readonly DomainError s_pastThePivot = DomainError.Conflict(
        "past_the_pivot", "The ownership has moved, so that the payment cannot be given back here. Only the buyer's bank can undo a sale, by a dispute.");

    /// <summary>Lets the purchase ask its open question again now.</summary>
    /// <exception cref="DomainException">"purchase_not_found", "nothing_to_do", "reason_missing", "try_again".</exception>
    public Task<PurchaseSaga> RetryAsync(string operatorId, string purchaseId, string reason, CancellationToken cancellationToken) =>
        ActAsync(operatorId, purchaseId, "retry", reason, purchase =>
        {
            if (purchase.DueAt is null)
                throw s_nothingToDo.ToException();
        }, cancellationToken);

    /// <summary>Takes the way back: calls a payment off that was not made, gives a made one back before the ownership moves.</summary>
    /// <exception cref="DomainException">As RetryAsync's; "past_the_pivot" once the ownership has moved.</exception>
    public Task<PurchaseSaga> RefundAsync(string operatorId, string purchaseId, string reason, CancellationToken cancellationToken) =>
        ActAsync(operatorId, purchaseId, "refund", reason, GoBack, cancellationToken);

    /// <summary>Whether the way back is still open.</summary>
    public static bool CanRefund(PurchaseSaga purchase) => purchase.State is PurchaseState.Requested or PurchaseState.Reserved
        or PurchaseState.NeedsConfirmation or PurchaseState.Processing or PurchaseState.Paid or PurchaseState.RefundPending;

    private void GoBack(PurchaseSaga purchase)
    {
        switch (purchase.State)
        {
            case PurchaseState.Requested or PurchaseState.Reserved or PurchaseState.NeedsConfirmation or PurchaseState.Processing:
                // The purchase calls the payment off as when its time had run out; one that was made after all goes on.
                (purchase.ReservedUntil, purchase.Deadline) = (clock.GetStorableNow(), clock.GetStorableNow());
                break;
            case PurchaseState.Paid:
                // Pictures turns the purchase away, unless it has moved the ownership already; its answer decides.
                purchase.Release(Reasons.Refund);
                break;
            case PurchaseState.RefundPending:
                break;
            case PurchaseState.Rejected or PurchaseState.Refunded:
                throw s_nothingToDo.ToException();
            default:
                throw s_pastThePivot.ToException();
        }
    }

    private async Task<PurchaseSaga> ActAsync(
        string operatorId, string purchaseId, string kind, string reason, Action<PurchaseSaga> change, CancellationToken cancellationToken)
    {
        if (reason.Trim() is not { Length: > 0 and <= LongestReason } why)
            throw DomainError.Invalid("reason_missing", $"Say why, in at most {LongestReason} characters.", "reason").ToException();
        var place = shards.OfPurchase(Ids.Require(purchaseId, "purchase_id"));
        var acted = await shards.AskAsync(place, async db =>
        {
            for (var attempt = 1; ; attempt++)
            {
                try
                {
                    return await WriteAsync(db);
                }
                catch (DbUpdateConcurrencyException) when (attempt < Attempts)
                {
                    // The purchase itself was just at work; what it became is judged anew.
                    db.ChangeTracker.Clear();
                }
            }
        });
        due.Raised.Raise();
        return acted;

        async Task<PurchaseSaga> WriteAsync(PaymentsDbContext db)
        {
            var purchase = await db.Purchases.SingleOrDefaultAsync(row => row.PurchaseId == purchaseId, cancellationToken)
                ?? throw DomainError.NotFound("purchase_not_found", "There is no such purchase.").ToException();
            change(purchase);
            (purchase.Attempts, purchase.DueAt) = (0, clock.GetStorableNow());
            db.Acts.Add(new OperatorAct
            {
                ActId = Ids.New(clock), Bucket = purchase.Bucket, PurchaseId = purchaseId, OperatorId = operatorId, Kind = kind, Reason = why,
                At = clock.GetStorableNow(),
            });
            await committer.CommitAsync(db, purchase, handled: null, cancellationToken);
            return purchase;
        }
    }
}
