using Picasso.Contracts.Bus;

namespace Picasso.Payments.Purchasing;

// Messages within Payments. Messages to Pictures and Users are in Picasso.Contracts.

/// <summary>To the seller's shard: a purchase starts. Answered by <see cref="SaleOpened"/> or <see cref="SaleRefused"/>.</summary>
internal sealed record OpenSale(string PurchaseId, string SellerId, string BuyerId = "") : IPurchaseMessage;

/// <summary>The seller's shard counts the purchase as open.</summary>
internal sealed record SaleOpened(string PurchaseId) : IPurchaseMessage;

/// <summary>Buyer or seller is closing the account: no purchase starts any more.</summary>
internal sealed record SaleRefused(string PurchaseId, string Reason) : IPurchaseMessage;

/// <summary>To a person's shard: a line of their statement.</summary>
internal sealed record PostSellerLine(
    string PurchaseId, string UserId, string Kind, string PictureId, string Title, long AmountMinor, string Currency,
    DateTimeOffset At) : IPurchaseMessage;

/// <summary>To the seller's shard: the status of a completed sale.</summary>
internal sealed record SaleStandingChanged(string PurchaseId, string SellerId, string Standing, int Version) : IPurchaseMessage;

/// <summary>To the seller's shard: the sale completed. Answered by <see cref="SaleRecorded"/>.</summary>
internal sealed record SaleCompleted(
    string PurchaseId, string SellerId, string BuyerId, string PictureId, string Title,
    long PriceMinor, long FeeMinor, string Currency, DateTimeOffset CompletedAt, long RoyaltyMinor = 0,
    DateTimeOffset? HeldUntil = null) : IPurchaseMessage;

/// <summary>The seller's shard has recorded the sale.</summary>
internal sealed record SaleRecorded(string PurchaseId) : IPurchaseMessage;

/// <summary>To the seller's shard: the purchase ended without a sale.</summary>
internal sealed record SaleAbandoned(string PurchaseId, string SellerId) : IPurchaseMessage;

/// <summary>To the shard of the buyer's network address: this payment does not count as failed.</summary>
internal sealed record CardAttemptPassed(string PurchaseId, string AddressKey) : IPurchaseMessage;

/// <summary>Charge the card, once, however often the command is sent.</summary>
/// <param name="PurchaseId">The purchase.</param>
internal sealed record ChargeCard(string PurchaseId) : IPurchaseMessage;

/// <summary>Read the state of the payment from the provider.</summary>
internal sealed record LookUpPayment(string PurchaseId) : IPurchaseMessage;

/// <summary>Cancel the payment, unless it has succeeded.</summary>
internal sealed record CancelPayment(string PurchaseId) : IPurchaseMessage;

/// <summary>Refund the payment, once, however often the command is sent.</summary>
internal sealed record RefundPayment(string PurchaseId) : IPurchaseMessage;

/// <summary>The provider has the money.</summary>
/// <param name="PurchaseId">The purchase.</param>
/// <param name="PaymentId">The provider's id of the payment.</param>
/// <param name="AmountMinor">The charged amount, in minor units.</param>
/// <param name="Currency">ISO 4217 code.</param>
/// <param name="CardMark">A hash of the card; empty when the provider does not identify it.</param>
/// <param name="IsSharedCard">Seller and buyer of a resale paid with the same card at some time.</param>
internal sealed record PaymentSucceeded(
    string PurchaseId, string PaymentId, long AmountMinor, string Currency, string CardMark = "", bool IsSharedCard = false) : IPurchaseMessage;

/// <summary>The buyer's bank requires strong customer authentication.</summary>
internal sealed record PaymentNeedsConfirmation(string PurchaseId) : IPurchaseMessage;

/// <summary>Submitted; settles later.</summary>
internal sealed record PaymentSubmitted(string PurchaseId) : IPurchaseMessage;

/// <summary>Not charged, and never charged later.</summary>
/// <param name="PurchaseId">The purchase.</param>
/// <param name="Reason">One of <see cref="DeclineReasons"/>.</param>
internal sealed record PaymentDeclined(string PurchaseId, string Reason) : IPurchaseMessage;

/// <summary>The provider did not answer.</summary>
internal sealed record PaymentUnknown(string PurchaseId) : IPurchaseMessage;

/// <summary>The provider has refunded the payment.</summary>
internal sealed record RefundSucceeded(string PurchaseId, string RefundId, long AmountMinor, string Currency) : IPurchaseMessage;

/// <summary>The provider has not refunded the payment yet.</summary>
internal sealed record RefundDelayed(string PurchaseId, string Reason) : IPurchaseMessage;

/// <summary>
/// The buyer's bank disputes the payment (a chargeback): the provider holds the money until the decision. May be published repeatedly.
/// </summary>
/// <param name="PurchaseId">The purchase.</param>
/// <param name="DisputeId">The provider's id of the dispute.</param>
/// <param name="AmountMinor">The disputed amount, in minor units.</param>
/// <param name="Currency">ISO 4217 code.</param>
/// <param name="At">When it was opened, by the provider's clock.</param>
internal sealed record PaymentDisputed(
    string PurchaseId, string DisputeId, long AmountMinor, string Currency, DateTimeOffset At) : IPurchaseMessage;

/// <summary>The dispute is decided. May come before <see cref="PaymentDisputed"/>, and repeatedly.</summary>
/// <param name="PurchaseId">The purchase.</param>
/// <param name="DisputeId">The provider's id of the dispute.</param>
/// <param name="Won">True when the payment stands and the provider returned the money to Picasso; false when the buyer has it.</param>
internal sealed record DisputeEnded(string PurchaseId, string DisputeId, bool Won) : IPurchaseMessage;

/// <summary>To the seller's shard: cover the loss of a dispute from the seller's reserve. Answered by <see cref="ReserveClaimed"/>.</summary>
internal sealed record ClaimReserve(string PurchaseId, string SellerId, long AmountMinor, string Currency) : IPurchaseMessage;

/// <summary>The amount that the seller's reserve covered.</summary>
internal sealed record ReserveClaimed(string PurchaseId, long TakenMinor) : IPurchaseMessage;

/// <summary>To the purchase of a conditional resale: its ownership was returned with the lost dispute of an earlier purchase.</summary>
internal sealed record UndoResale(string PurchaseId, string DisputedPurchaseId) : IPurchaseMessage;

/// <summary>A step of the purchase has timed out. It has an effect only while the version is unchanged.</summary>
internal sealed record PurchaseDue(string PurchaseId, int Version) : IPurchaseMessage;
