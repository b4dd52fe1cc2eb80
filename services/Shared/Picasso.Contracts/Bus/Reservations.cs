namespace Picasso.Contracts.Bus;

// Every command may arrive twice, late or after a restart: its handler answers from the picture's stream, the same way each time.

/// <summary>Payments asks Pictures to hold a picture for one buyer. Answered by <see cref="PictureReserved"/> or <see cref="ReservationRefused"/>.</summary>
/// <param name="PurchaseId">The purchase; also the idempotency key.</param>
/// <param name="PictureId">The picture.</param>
/// <param name="BuyerId">Who buys.</param>
/// <param name="SellerId">The owner in the quote; refused when it is no longer so.</param>
/// <param name="TermsVersion">The version in the quote; refused when it has moved.</param>
/// <param name="PriceMinor">The quoted price in minor units; refused when it differs.</param>
/// <param name="Currency">ISO 4217 code of the price.</param>
/// <param name="ExpiresAt">From when on another buyer may reserve, should this purchase not end before.</param>
public sealed record ReservePicture(
    string PurchaseId, string PictureId, string BuyerId, string SellerId,
    long TermsVersion, long PriceMinor, string Currency, DateTimeOffset ExpiresAt);

/// <summary>The picture is held for the purchase, and its original is present and intact.</summary>
/// <param name="PurchaseId">The purchase.</param>
/// <param name="PictureId">The picture.</param>
public sealed record PictureReserved(string PurchaseId, string PictureId);

/// <summary>The picture is not held for the purchase and never will be.</summary>
/// <param name="PurchaseId">The purchase.</param>
/// <param name="PictureId">The picture.</param>
/// <param name="Reason">Stable reason: "picture_reserved", "terms_changed", "not_listed", "own_picture", "picture_not_found", "picture_deleted", "original_missing", "chain_broken" (the picture's record was tampered with).</param>
public sealed record ReservationRefused(string PurchaseId, string PictureId, string Reason);

/// <summary>Payments gives a hold back. Always answered by <see cref="ReservationReleased"/>, also when nothing was held.</summary>
/// <param name="PurchaseId">The purchase.</param>
/// <param name="PictureId">The picture.</param>
/// <param name="Reason">Stable reason, for the record: "card_declined", "confirmation_failed", "timed_out", "refund".</param>
public sealed record ReleaseReservation(string PurchaseId, string PictureId, string Reason);

/// <summary>The purchase holds the picture no longer.</summary>
/// <param name="PurchaseId">The purchase.</param>
/// <param name="PictureId">The picture.</param>
public sealed record ReservationReleased(string PurchaseId, string PictureId);

/// <summary>Payments asks Pictures to move the ownership, after the money is there. The pivot of a purchase. Answered by <see cref="OwnershipMoved"/> or <see cref="TransferRefused"/>.</summary>
/// <param name="PurchaseId">The purchase; also the idempotency key.</param>
/// <param name="PictureId">The picture.</param>
/// <param name="SellerId">The owner in the quote.</param>
/// <param name="BuyerId">The next owner.</param>
/// <param name="TermsVersion">The version in the quote; matters when the reservation has lapsed meanwhile.</param>
/// <param name="PriceMinor">What was paid, in minor units.</param>
/// <param name="Currency">ISO 4217 code of the price.</param>
/// <param name="ConditionalUntil">Until when the resale depends on the seller's own purchase; null for a sale at arm's length.</param>
public sealed record TransferOwnership(
    string PurchaseId, string PictureId, string SellerId, string BuyerId, long TermsVersion, long PriceMinor, string Currency,
    DateTimeOffset? ConditionalUntil = null);

/// <summary>The buyer owns the picture.</summary>
/// <param name="PurchaseId">The purchase.</param>
/// <param name="PictureId">The picture.</param>
/// <param name="Position">Where the transfer stands in the event log.</param>
public sealed record OwnershipMoved(string PurchaseId, string PictureId, ulong Position);

/// <summary>The picture cannot go to the buyer for this purchase, now or later; the money has to go back.</summary>
/// <param name="PurchaseId">The purchase.</param>
/// <param name="PictureId">The picture.</param>
/// <param name="Reason">Stable reason: "picture_reserved", "terms_changed", "not_listed", "picture_not_found", "picture_deleted".</param>
public sealed record TransferRefused(string PurchaseId, string PictureId, string Reason);
