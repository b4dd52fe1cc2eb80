using Microsoft.EntityFrameworkCore;
using Picasso.Contracts.Bus;
using Picasso.Contracts.Payments;
using Picasso.Kernel;
using Picasso.Payments.ProcessingPurchases;
using Picasso.Payments.Purchasing;
using Picasso.Payments.Sharding;
using Picasso.Payments.Storing;
using Picasso.Payments.Storing.Rows;
using OperatorAct = Picasso.Payments.Storing.Rows.OperatorAct;

namespace Picasso.Payments.OperatorActions;

/// <summary>
/// Actions of operators on a purchase. Each action is recorded with its effect, its operator and a reason. An action moves no money and no ownership:
/// it makes the purchase retry its step, or starts compensation while that is possible.
/// </summary>
internal sealed class PurchaseOperating(PaymentShards shards, PurchaseCommitter committer, Signal<PurchaseDue> due, TimeProvider clock)
{
    private const int LongestReason = 240;
    private const int Attempts = 10;

    private static readonly DomainError s_nothingToDo = DomainError.Conflict("nothing_to_do", "This purchase has ended; nothing of it waits.");

    private static readonly DomainError s_pastThePivot = DomainError.Conflict(
        "past_the_pivot", "The ownership has moved, so that the payment cannot be given back here. Only the buyer's bank can undo a sale, by a dispute.");

    /// <summary>Makes the purchase repeat its pending command now.</summary>
    /// <exception cref="DomainException">"purchase_not_found", "nothing_to_do", "reason_missing", "try_again".</exception>
    public Task<PurchaseSaga> RetryAsync(string operatorId, string purchaseId, string reason, CancellationToken cancellationToken) =>
        ActAsync(operatorId, purchaseId, "retry", reason, purchase =>
        {
            if (purchase.DueAt is null)
                throw s_nothingToDo.ToException();
        }, cancellationToken);

    /// <summary>Starts compensation: cancels an unpaid payment, or refunds a paid one before the ownership is transferred.</summary>
    /// <exception cref="DomainException">As RetryAsync's; "past_the_pivot" once the ownership was transferred.</exception>
    public Task<PurchaseSaga> RefundAsync(string operatorId, string purchaseId, string reason, CancellationToken cancellationToken) =>
        ActAsync(operatorId, purchaseId, "refund", reason, GoBack, cancellationToken);

    /// <summary>Whether compensation is still possible.</summary>
    public static bool CanRefund(PurchaseSaga purchase) => purchase.State is PurchaseState.Requested or PurchaseState.Reserved
        or PurchaseState.NeedsConfirmation or PurchaseState.Processing or PurchaseState.Paid or PurchaseState.RefundPending;

    private void GoBack(PurchaseSaga purchase)
    {
        switch (purchase.State)
        {
            case PurchaseState.Requested or PurchaseState.Reserved or PurchaseState.NeedsConfirmation or PurchaseState.Processing:
                // The purchase cancels the payment as after a timeout; a payment that succeeded all the same continues.
                (purchase.ReservedUntil, purchase.Deadline) = (clock.GetStorableNow(), clock.GetStorableNow());
                break;
            case PurchaseState.Paid:
                // Pictures rejects the transfer, unless it has already transferred the ownership; its answer decides.
                purchase.Release(Reasons.Refund, purchase.Effects);
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
                    // A concurrent change of the purchase won; the new state is evaluated again.
                    db.ChangeTracker.Clear();
                }
            }
        });
        due.Raise();
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
