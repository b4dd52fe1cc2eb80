namespace Picasso.Payments.Purchasing;

// Messages within Payments. Messages to Pictures and Users are in Picasso.Contracts.

/// <summary>A message about one purchase, among the parts of payments.</summary>
internal interface IPurchaseMessage
{
    /// <summary>The purchase.</summary>
    string PurchaseId { get; }
}

/// <summary>To the seller's shard: a purchase begins. Answered by <see cref="SaleOpened"/> or <see cref="SaleRefused"/>.</summary>
internal sealed record OpenSale(string PurchaseId, string SellerId, string BuyerId = "") : IPurchaseMessage;

/// <summary>The seller's shard counts the purchase as open.</summary>
internal sealed record SaleOpened(string PurchaseId) : IPurchaseMessage;

/// <summary>Buyer or seller are closing their account: nothing begins any more.</summary>
internal sealed record SaleRefused(string PurchaseId, string Reason) : IPurchaseMessage;

/// <summary>To a person's shard: a line of their statement.</summary>
internal sealed record PostSellerLine(
    string PurchaseId, string UserId, string Kind, string PictureId, string Title, long AmountMinor, string Currency,
    DateTimeOffset At) : IPurchaseMessage;

/// <summary>To the seller's shard: what became of a completed sale.</summary>
internal sealed record SaleStandingChanged(string PurchaseId, string SellerId, string Standing, int Version) : IPurchaseMessage;

/// <summary>To the seller's shard: it was sold. Answered by <see cref="SaleRecorded"/>.</summary>
internal sealed record SaleCompleted(
    string PurchaseId, string SellerId, string BuyerId, string PictureId, string Title,
    long PriceMinor, long FeeMinor, string Currency, DateTimeOffset CompletedAt, long RoyaltyMinor = 0,
    DateTimeOffset? HeldUntil = null) : IPurchaseMessage;

/// <summary>The seller sees the sale.</summary>
internal sealed record SaleRecorded(string PurchaseId) : IPurchaseMessage;

/// <summary>To the seller's shard: nothing came of it.</summary>
internal sealed record SaleAbandoned(string PurchaseId, string SellerId) : IPurchaseMessage;

/// <summary>To the shard of the buyer's network address: this payment is not to be counted among those that failed.</summary>
internal sealed record CardAttemptPassed(string PurchaseId, string AddressKey) : IPurchaseMessage;

/// <summary>Charge the card, once, however often this is asked.</summary>
/// <param name="PurchaseId">The purchase.</param>
internal sealed record ChargeCard(string PurchaseId) : IPurchaseMessage;

/// <summary>See at the provider how the payment stands.</summary>
internal sealed record LookUpPayment(string PurchaseId) : IPurchaseMessage;

/// <summary>Call the payment off, unless it was made already.</summary>
internal sealed record CancelPayment(string PurchaseId) : IPurchaseMessage;

/// <summary>Give the money back, once, however often this is asked.</summary>
internal sealed record RefundPayment(string PurchaseId) : IPurchaseMessage;

/// <summary>The provider has the money.</summary>
/// <param name="PurchaseId">The purchase.</param>
/// <param name="PaymentId">The provider's name for the payment.</param>
/// <param name="AmountMinor">What was taken, in minor units.</param>
/// <param name="Currency">ISO 4217 code.</param>
/// <param name="CardMark">A hash that names the card; empty when the provider does not say.</param>
/// <param name="IsSharedCard">Seller and buyer of a resale paid with the same card at some time.</param>
internal sealed record PaymentSucceeded(
    string PurchaseId, string PaymentId, long AmountMinor, string Currency, string CardMark = "", bool IsSharedCard = false) : IPurchaseMessage;

/// <summary>The buyer's bank requires strong customer authentication.</summary>
internal sealed record PaymentNeedsConfirmation(string PurchaseId) : IPurchaseMessage;

/// <summary>Submitted; settles later.</summary>
internal sealed record PaymentSubmitted(string PurchaseId) : IPurchaseMessage;

/// <summary>Not charged, and never will be.</summary>
/// <param name="PurchaseId">The purchase.</param>
/// <param name="Reason">One of <see cref="Providers.DeclineReasons"/>.</param>
internal sealed record PaymentDeclined(string PurchaseId, string Reason) : IPurchaseMessage;

/// <summary>The provider did not say.</summary>
internal sealed record PaymentUnknown(string PurchaseId) : IPurchaseMessage;

/// <summary>The provider gave the money back.</summary>
internal sealed record RefundSucceeded(string PurchaseId, string RefundId, long AmountMinor, string Currency) : IPurchaseMessage;

/// <summary>The provider has not given the money back yet.</summary>
internal sealed record RefundDelayed(string PurchaseId, string Reason) : IPurchaseMessage;

/// <summary>
/// The buyer's bank disputes the payment (a chargeback): the provider has taken the money back until it is decided.
/// May be published repeatedly.
/// </summary>
/// <param name="PurchaseId">The purchase.</param>
/// <param name="DisputeId">The provider's name for the dispute.</param>
/// <param name="AmountMinor">What is disputed, in minor units.</param>
/// <param name="Currency">ISO 4217 code.</param>
/// <param name="At">When it was opened, by the provider's clock.</param>
internal sealed record PaymentDisputed(
    string PurchaseId, string DisputeId, long AmountMinor, string Currency, DateTimeOffset At) : IPurchaseMessage;

/// <summary>The dispute is decided. May come before <see cref="PaymentDisputed"/>, and repeatedly.</summary>
/// <param name="PurchaseId">The purchase.</param>
/// <param name="DisputeId">The provider's name for the dispute.</param>
/// <param name="Won">The payment stands and the provider gave the money to us again; else the buyer has it.</param>
internal sealed record DisputeEnded(string PurchaseId, string DisputeId, bool Won) : IPurchaseMessage;

/// <summary>To the seller's shard: the loss of a dispute comes out of the seller's reserve. Answered by <see cref="ReserveClaimed"/>.</summary>
internal sealed record ClaimReserve(string PurchaseId, string SellerId, long AmountMinor, string Currency) : IPurchaseMessage;

/// <summary>So much was in the seller's reserve.</summary>
internal sealed record ReserveClaimed(string PurchaseId, long TakenMinor) : IPurchaseMessage;

/// <summary>To the purchase of a conditional resale: its ownership went back with the lost dispute of an earlier purchase.</summary>
internal sealed record UndoResale(string PurchaseId, string DisputedPurchaseId) : IPurchaseMessage;

/// <summary>A step of the purchase has timed out. Counts only while the version is still this one.</summary>
internal sealed record PurchaseDue(string PurchaseId, int Version) : IPurchaseMessage;
