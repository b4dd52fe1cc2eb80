using Picasso.Contracts.Bus;
using Picasso.Contracts.Payments;
using Picasso.Kernel;
using Picasso.Payments.Reselling;

namespace Picasso.Payments.Purchasing;

/// <summary>Operations that several steps of a purchase share.</summary>
internal static class PurchaseExtensions
{
    public static bool IsEnded(this PurchaseState state) =>
        state is PurchaseState.Completed or PurchaseState.Rejected or PurchaseState.Refunded
            or PurchaseState.Upheld or PurchaseState.Reversed;

    /// <summary>The purchase can still transfer the picture to its buyer.</summary>
    public static bool IsUnderway(this PurchaseState state) =>
        state is PurchaseState.Requested or PurchaseState.Reserved or PurchaseState.NeedsConfirmation or PurchaseState.Processing
            or PurchaseState.Paid or PurchaseState.Transferred;

    /// <summary>Schedules the next check, later than the last time.</summary>
    public static void BackOff(this Purchase purchase, Step step, TimeSpan? max = null)
    {
        purchase.Attempts++;
        purchase.DueAt = step.Now
            + Backoff.Pause(step.Times.RetryFirst, max ?? step.Times.RetryMax, purchase.Attempts);
    }

    /// <summary>Bookkeeping of a change of state.</summary>
    public static void Enter(this Purchase purchase, PurchaseState next, Step step)
    {
        purchase.UpdatedAt = step.Now;
        purchase.Attempts = 0;
        purchase.LastError = "";
        purchase.EndedAt = next.IsEnded() ? step.Now : null;
        if (next.IsEnded())
            purchase.PaymentMethod = "";
        purchase.EndCardAttempt(next, step.Effects);
        purchase.DueAt = next.IsEnded() && purchase.ReleaseReason == "" ? null : step.Now + step.Times.RetryFirst;
    }

    // A failed payment still counts against its address; other rows are deleted there.
    private static void EndCardAttempt(this Purchase purchase, PurchaseState next, PurchaseEffects effects)
    {
        var isPaid = next is PurchaseState.Paid or PurchaseState.RefundPending;
        if (purchase.AddressKey == "" || !(isPaid || next.IsEnded()))
            return;
        if (isPaid || !Reasons.IsFailedPayment(purchase.FailureReason))
            effects.Send(new CardAttemptPassed(purchase.PurchaseId, purchase.AddressKey));
        purchase.AddressKey = "";
    }

    public static OpenSale ToOpenSale(this Purchase purchase) => new(purchase.PurchaseId, purchase.SellerId, purchase.BuyerId);

    public static ReservePicture ToReservation(this Purchase purchase) => new(
        purchase.PurchaseId, purchase.PictureId, purchase.BuyerId, purchase.SellerId,
        purchase.TermsVersion, purchase.PriceMinor, purchase.Currency, purchase.ReservedUntil);

    public static TransferOwnership ToTransfer(this Purchase purchase) => new(
        purchase.PurchaseId, purchase.PictureId, purchase.SellerId, purchase.BuyerId,
        purchase.TermsVersion, purchase.PriceMinor, purchase.Currency, purchase.ConditionalUntil);

    public static SaleCompleted ToSale(this Purchase purchase, DateTimeOffset completedAt) => new(
        purchase.PurchaseId, purchase.SellerId, purchase.BuyerId, purchase.PictureId, purchase.Title,
        purchase.PriceMinor, purchase.FeeMinor, purchase.Currency, completedAt, purchase.RoyaltyMinor,
        ArmsLength.Later(purchase.DisputableUntil, purchase.DependsUntil));

    /// <summary>A line for the seller's statement.</summary>
    public static PostSellerLine ToSellerLine(this Purchase purchase, string kind, long minor, DateTimeOffset at) => new(
        purchase.PurchaseId, purchase.SellerId, kind, purchase.PictureId, purchase.Title, minor, purchase.Currency, at);

    /// <summary>A line for the creator's statement.</summary>
    public static PostSellerLine ToCreatorLine(this Purchase purchase, string kind, long minor, DateTimeOffset at) =>
        purchase.ToSellerLine(kind, minor, at) with { UserId = purchase.CreatorId };

    /// <summary>Sends the seller's shard the status of the sale; of two, the later version wins.</summary>
    public static void SendSaleStatus(this Purchase purchase, string status, PurchaseEffects effects) =>
        effects.Send(new SaleStandingChanged(purchase.PurchaseId, purchase.SellerId, status, purchase.Version + 1));

    /// <summary>Releases the reservation; repeated until Pictures confirms it.</summary>
    public static void Release(this Purchase purchase, string reason, PurchaseEffects effects)
    {
        purchase.ReleaseReason = reason;
        effects.Send(purchase.ToRelease());
    }

    public static ReleaseReservation ToRelease(this Purchase purchase) =>
        new(purchase.PurchaseId, purchase.PictureId, purchase.ReleaseReason);

    /// <summary>Ends the purchase without a charge.</summary>
    public static PurchaseState Reject(this Purchase purchase, string reason, PurchaseEffects effects)
    {
        purchase.FailureReason = reason;
        effects.Send(new SaleAbandoned(purchase.PurchaseId, purchase.SellerId));
        return PurchaseState.Rejected;
    }
}
