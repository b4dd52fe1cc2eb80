namespace Picasso.Contracts.Bus;

// Every command may arrive twice, late or after a restart: its handler answers from the picture's stream, always in the same way.

/// <summary>
/// Payments asks Pictures to reserve a picture for one buyer. Answered by <see cref="PictureReserved"/> or <see cref="ReservationRefused"/>.
/// </summary>
/// <param name="PurchaseId">The purchase; also the idempotency key.</param>
/// <param name="PictureId">The picture.</param>
/// <param name="BuyerId">The buyer.</param>
/// <param name="SellerId">The owner in the quote; refused after a change of owner.</param>
/// <param name="TermsVersion">The version in the quote; refused after a change.</param>
/// <param name="PriceMinor">The quoted price in minor units; refused when it differs.</param>
/// <param name="Currency">ISO 4217 code of the price.</param>
/// <param name="ExpiresAt">When the reservation expires: then another buyer may reserve.</param>
public sealed record ReservePicture(
    string PurchaseId, string PictureId, string BuyerId, string SellerId,
    long TermsVersion, long PriceMinor, string Currency, DateTimeOffset ExpiresAt) : IPurchaseMessage;

/// <summary>The picture is reserved for the purchase, and its original is present and intact.</summary>
/// <param name="PurchaseId">The purchase.</param>
/// <param name="PictureId">The picture.</param>
public sealed record PictureReserved(string PurchaseId, string PictureId) : IPurchaseMessage;

/// <summary>The picture is not reserved for the purchase, now or later.</summary>
/// <param name="PurchaseId">The purchase.</param>
/// <param name="PictureId">The picture.</param>
/// <param name="Reason">Stable reason: "picture_reserved", "terms_changed", "not_listed", "own_picture", "picture_not_found", "picture_deleted",
/// "original_missing", "chain_broken" (the picture's record was tampered with).</param>
public sealed record ReservationRefused(string PurchaseId, string PictureId, string Reason) : IPurchaseMessage;

/// <summary>Payments releases a reservation. Always answered by <see cref="ReservationReleased"/>, also when there was none.</summary>
/// <param name="PurchaseId">The purchase.</param>
/// <param name="PictureId">The picture.</param>
/// <param name="Reason">Stable reason, for the record: "card_declined", "confirmation_failed", "timed_out", "refund".</param>
public sealed record ReleaseReservation(string PurchaseId, string PictureId, string Reason) : IPurchaseMessage;

/// <summary>The purchase no longer reserves the picture.</summary>
/// <param name="PurchaseId">The purchase.</param>
/// <param name="PictureId">The picture.</param>
public sealed record ReservationReleased(string PurchaseId, string PictureId) : IPurchaseMessage;

/// <summary>
/// Payments asks Pictures to transfer the ownership, after the payment has succeeded. The pivot of a purchase. Answered by <see
/// cref="OwnershipMoved"/> or <see cref="TransferRefused"/>.
/// </summary>
/// <param name="PurchaseId">The purchase; also the idempotency key.</param>
/// <param name="PictureId">The picture.</param>
/// <param name="SellerId">The owner in the quote.</param>
/// <param name="BuyerId">The next owner.</param>
/// <param name="TermsVersion">The version in the quote; checked when the reservation has expired.</param>
/// <param name="PriceMinor">The paid price, in minor units.</param>
/// <param name="Currency">ISO 4217 code of the price.</param>
/// <param name="ConditionalUntil">Until when the resale depends on the seller's own purchase; null for a sale at arm's length.</param>
public sealed record TransferOwnership(
    string PurchaseId, string PictureId, string SellerId, string BuyerId, long TermsVersion, long PriceMinor, string Currency,
    DateTimeOffset? ConditionalUntil = null) : IPurchaseMessage;

/// <summary>The buyer owns the picture.</summary>
/// <param name="PurchaseId">The purchase.</param>
/// <param name="PictureId">The picture.</param>
/// <param name="Position">Position of the transfer in the event log.</param>
public sealed record OwnershipMoved(string PurchaseId, string PictureId, ulong Position) : IPurchaseMessage;

/// <summary>The picture cannot be transferred for this purchase, now or later; the payment has to be refunded.</summary>
/// <param name="PurchaseId">The purchase.</param>
/// <param name="PictureId">The picture.</param>
/// <param name="Reason">Stable reason: "picture_reserved", "terms_changed", "not_listed", "picture_not_found", "picture_deleted".</param>
public sealed record TransferRefused(string PurchaseId, string PictureId, string Reason) : IPurchaseMessage;
