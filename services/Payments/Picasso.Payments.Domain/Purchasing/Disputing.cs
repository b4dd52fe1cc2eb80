using Picasso.Contracts.Bus;
using Picasso.Contracts.Payments;
using Picasso.Payments.Ledger;
using Picasso.Payments.Mailing;
using Picasso.Payments.Selling;

namespace Picasso.Payments.Purchasing;

/// <summary>
/// The buyer's bank disputes the payment. While the dispute is open the picture is frozen, unless it was resold. Won: nothing changes. Lost: the
/// ownership is returned, through conditional resales too, and the ledger entries are reversed; after a resale at arm's length the good-faith owner
/// keeps the picture and the loss is booked. Pictures answers for a picture that was already returned as it does for a frozen one.
/// </summary>
internal static class Disputing
{
    /// <summary>Disputed before the purchase has ended: the dispute opens at its end.</summary>
    public static PurchaseState Noted(Purchase purchase, PaymentDisputed disputed, Step step)
    {
        Note(purchase, disputed, step);
        return purchase.State;
    }

    /// <summary>A refund is pending, and the bank takes the money too: operators must check that it is returned only once.</summary>
    public static PurchaseState NotedInRefund(Purchase purchase, PaymentDisputed disputed, Step step)
    {
        if (purchase.DisputeId != disputed.DisputeId)
            step.Alert("disputed_in_refund");
        Noted(purchase, disputed, step);
        return Refunding.CloseIfTaken(purchase, step) ?? PurchaseState.RefundPending;
    }

    /// <summary>Decided before the purchase has recorded its dispute, or in a state without one.</summary>
    public static PurchaseState EarlyDisputeRecorded(Purchase purchase, DisputeEnded ended, Step step)
    {
        NoteEnd(purchase, ended, step);
        return purchase.State;
    }

    public static PurchaseState Opened(Purchase purchase, PaymentDisputed disputed, Step step)
    {
        Note(purchase, disputed, step);
        return Open(purchase, step);
    }

    /// <summary>From now on the dispute decides about money and picture.</summary>
    public static PurchaseState Open(Purchase purchase, Step step)
    {
        step.Book(Bookings.Dispute(purchase, step.Now));
        if (!IsWhole(purchase))
            step.Alert("dispute_partial");
        step.Send(purchase.ToFreeze());
        purchase.SendSaleStatus(SaleStatus.Disputed, step.Effects);
        step.Send(DisputeMails.OpenedToBuyer(purchase));
        step.Send(DisputeMails.OpenedToSeller(purchase));
        return PurchaseState.Disputed;
    }

    public static PurchaseState Again(Purchase purchase, PaymentDisputed disputed, Step step)
    {
        if (disputed.DisputeId != purchase.DisputeId)
            step.Alert("disputed_again");
        return purchase.State;
    }

    public static PurchaseState EndedAgain(Purchase purchase, DisputeEnded ended, Step step)
    {
        if (ended.DisputeId != purchase.DisputeId || OutcomeOf(ended) != purchase.DisputeOutcome)
            step.Alert("dispute_turned");
        return purchase.State;
    }

    public static PurchaseState Ended(Purchase purchase, DisputeEnded ended, Step step)
    {
        var known = purchase.DisputeOutcome;
        NoteEnd(purchase, ended, step);
        return known == purchase.DisputeOutcome ? PurchaseState.Disputed : Resume(purchase, step);
    }

    public static PurchaseState Frozen(Purchase purchase, PictureFrozen _, Step step) =>
        purchase.DisputedPictureStatus == "" ? Resume(purchase, DisputedPictureStatus.Frozen, step) : PurchaseState.Disputed;

    public static PurchaseState NotFrozen(Purchase purchase, PictureNotFrozen _, Step step) =>
        purchase.DisputedPictureStatus == "" ? Resume(purchase, DisputedPictureStatus.Free, step) : PurchaseState.Disputed;

    public static PurchaseState Unfrozen(Purchase purchase, PictureUnfrozen _, Step step) =>
        purchase.DisputedPictureStatus == DisputedPictureStatus.Frozen && purchase.DisputeOutcome != "" && !Returns(purchase)
            ? Resume(purchase, DisputedPictureStatus.Free, step)
            : PurchaseState.Disputed;

    /// <summary>The picture is returned to its seller; earnings are reversed, and the bank has refunded the buyer.</summary>
    public static PurchaseState Returned(Purchase purchase, OwnershipReturned returned, Step step)
    {
        if (!Returns(purchase))
            return PurchaseState.Disputed;
        foreach (var resale in returned.UndoneResales ?? [])
            step.Send(new UndoResale(resale, purchase.PurchaseId));
        purchase.DisputedPictureStatus = DisputedPictureStatus.Returned;
        var next = Reversing.Sale(purchase, step);
        step.Book(Bookings.Chargeback(purchase, step.Now));
        return next;
    }

    public static PurchaseState ReturnRefused(Purchase purchase, ReturnRefused refused, Step step)
    {
        if (!Returns(purchase))
            return PurchaseState.Disputed;
        // A later owner is expected to keep a picture that was not frozen.
        if (purchase.DisputedPictureStatus == DisputedPictureStatus.Frozen)
            step.Alert("return_refused");
        return Resume(purchase, DisputedPictureStatus.Kept, step);
    }

    /// <summary>The present owner in good faith keeps the picture; the loss is booked.</summary>
    public static PurchaseState Claimed(Purchase purchase, ReserveClaimed claimed, Step step)
    {
        if (purchase.DisputeOutcome != DisputeOutcome.Lost || purchase.DisputedPictureStatus is not (DisputedPictureStatus.Free or DisputedPictureStatus.Kept) || Returns(purchase))
            return PurchaseState.Disputed;
        purchase.FailureReason = Reasons.DisputeLostAfterResale;
        step.Book(Bookings.DisputeLoss(purchase, Math.Clamp(claimed.TakenMinor, 0, purchase.DisputedMinor), step.Now));
        // The ownership was already returned with an earlier purchase: earnings are reversed.
        if (purchase.UndoneBy != "")
            return Undoing.StartAfterLoss(purchase, step);
        purchase.SendSaleStatus(SaleStatus.Lost, step.Effects);
        step.Send(DisputeMails.LostToBuyer(purchase));
        step.Send(DisputeMails.LostToSeller(purchase));
        return PurchaseState.Reversed;
    }

    public static PurchaseState Due(Purchase purchase, PurchaseDue _, Step step)
    {
        if (Question(purchase) is { } question)
            step.Send(question);
        purchase.BackOff(step, step.Times.RefundRetryMax);
        return PurchaseState.Disputed;
    }

    private static PurchaseState Resume(Purchase purchase, string fate, Step step)
    {
        purchase.DisputedPictureStatus = fate;
        return Resume(purchase, step);
    }

    private static PurchaseState Resume(Purchase purchase, Step step)
    {
        if (purchase is { DisputeOutcome: DisputeOutcome.Won, DisputedPictureStatus: DisputedPictureStatus.Free })
            return Uphold(purchase, step);
        (purchase.Attempts, purchase.DueAt) = (0, step.Now + step.Times.RetryFirst);
        if (purchase.DisputedPictureStatus != "" && Question(purchase) is { } question)
            step.Send(question);
        return PurchaseState.Disputed;
    }

    private static PurchaseState Uphold(Purchase purchase, Step step)
    {
        step.Book(Bookings.DisputeWon(purchase, step.Now));
        if (purchase.UndoneBy != "")
            return Undoing.Start(purchase, step);
        purchase.SendSaleStatus(SaleStatus.Upheld, step.Effects);
        step.Send(DisputeMails.UpheldToBuyer(purchase));
        step.Send(DisputeMails.UpheldToSeller(purchase));
        return PurchaseState.Upheld;
    }

    /// <summary>The next command; null while the bank has not decided.</summary>
    private static object? Question(Purchase purchase) => (purchase.DisputeOutcome, purchase.DisputedPictureStatus) switch
    {
        (_, "") => purchase.ToFreeze(),
        ("", _) => null,
        (_, DisputedPictureStatus.Frozen or DisputedPictureStatus.Free) when Returns(purchase) => new ReturnOwnership(purchase.PurchaseId, purchase.PictureId),
        (var outcome, DisputedPictureStatus.Frozen) => new UnfreezePicture(
            purchase.PurchaseId, purchase.PictureId, outcome == DisputeOutcome.Won ? "dispute_won" : "dispute_partial"),
        _ => new ClaimReserve(purchase.PurchaseId, purchase.SellerId, purchase.DisputedMinor, purchase.DisputedCurrency),
    };

    // The picture is returned only for the whole amount. A picture that had been resold when the dispute opened may be the buyer's again.
    private static bool Returns(Purchase purchase) =>
        purchase is { DisputeOutcome: DisputeOutcome.Lost, DisputedPictureStatus: DisputedPictureStatus.Frozen or DisputedPictureStatus.Free } && IsWhole(purchase);

    private static bool IsWhole(Purchase purchase) =>
        purchase.DisputedMinor == purchase.PriceMinor && purchase.DisputedCurrency == purchase.Currency;

    private static FreezePicture ToFreeze(this Purchase purchase) => new(purchase.PurchaseId, purchase.PictureId);

    private static void Note(Purchase purchase, PaymentDisputed disputed, Step step)
    {
        if (purchase.DisputedMinor > 0 || disputed.AmountMinor <= 0)
        {
            if (disputed.DisputeId != purchase.DisputeId)
                step.Alert("disputed_again");
            return;
        }

        // The recorded end of another dispute does not decide this one.
        if (purchase.DisputeId != disputed.DisputeId)
            purchase.DisputeOutcome = "";
        (purchase.DisputeId, purchase.DisputedMinor, purchase.DisputedCurrency) =
            (disputed.DisputeId, disputed.AmountMinor, disputed.Currency);
    }

    private static void NoteEnd(Purchase purchase, DisputeEnded ended, Step step)
    {
        if (purchase.DisputeId == "")
            purchase.DisputeId = ended.DisputeId;
        if (purchase.DisputeId == ended.DisputeId && purchase.DisputeOutcome == "")
            purchase.DisputeOutcome = OutcomeOf(ended);
        else if (purchase.DisputeId != ended.DisputeId || purchase.DisputeOutcome != OutcomeOf(ended))
            step.Alert("dispute_turned");
    }

    private static string OutcomeOf(DisputeEnded ended) => ended.Won ? DisputeOutcome.Won : DisputeOutcome.Lost;
}
