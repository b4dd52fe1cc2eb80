namespace Picasso.Pictures;

/// <summary>What happened to a picture. Stored as UTF-8 JSON under the wire name of <see cref="PictureEvents"/>; primitives only.</summary>
public abstract record PictureEvent;

/// <summary>A picture came in; its uploader owns it.</summary>
/// <param name="PictureId">The picture.</param>
/// <param name="OwnerId">Who uploaded it, the first owner.</param>
/// <param name="Original">The file as it came.</param>
/// <param name="Details">The words.</param>
/// <param name="Previews">What anybody may see.</param>
/// <param name="Placeholder">A WebP of at most 300 bytes, Base64.</param>
/// <param name="Fingerprint">Of what the uploader said, to recognise a repeat; null in events from before it was stored.</param>
public sealed record PictureUploaded(
    string PictureId, string OwnerId, OriginalFile Original, PictureDetails Details,
    IReadOnlyList<PreviewFile> Previews, string Placeholder, string? Fingerprint = null) : PictureEvent;

/// <summary>The words changed.</summary>
/// <param name="Details">All words as they are now.</param>
public sealed record PictureDescribed(PictureDetails Details) : PictureEvent;

/// <summary>The copyright is offered. Moves the terms version.</summary>
/// <param name="PriceMinor">Price in minor units.</param>
/// <param name="Currency">ISO 4217 code.</param>
public sealed record PictureListed(long PriceMinor, string Currency) : PictureEvent;

/// <summary>The offer is at another price. Moves the terms version.</summary>
/// <param name="PriceMinor">Price in minor units.</param>
/// <param name="Currency">ISO 4217 code.</param>
public sealed record PictureRepriced(long PriceMinor, string Currency) : PictureEvent;

/// <summary>The offer is withdrawn. Moves the terms version.</summary>
/// <param name="Reason">"owner" or "account_closed".</param>
public sealed record PictureUnlisted(string Reason) : PictureEvent;

/// <summary>The picture, never sold, is removed; its files may go.</summary>
/// <param name="Reason">"owner" or "account_closed".</param>
public sealed record PictureDeleted(string Reason) : PictureEvent;

/// <summary>Held for one buyer. Does not move the terms version.</summary>
/// <param name="PurchaseId">The purchase that holds it.</param>
/// <param name="BuyerId">Who buys.</param>
/// <param name="ExpiresAt">From when on another buyer may reserve.</param>
public sealed record PictureReservedForPurchase(string PurchaseId, string BuyerId, DateTimeOffset ExpiresAt) : PictureEvent;

/// <summary>The hold is given back.</summary>
/// <param name="PurchaseId">The purchase that held it.</param>
/// <param name="Reason">Stable reason, such as "card_declined".</param>
public sealed record PictureReservationReleased(string PurchaseId, string Reason) : PictureEvent;

/// <summary>
/// The purchase can no longer get the picture; whatever it asks from here on has the same answer. It held nothing at this
/// moment, so that nobody else's hold is touched. Does not move the terms version.
/// </summary>
/// <param name="PurchaseId">The purchase that is turned away.</param>
/// <param name="Reason">Stable reason, such as "picture_reserved" or "refund".</param>
public sealed record PurchaseTurnedAway(string PurchaseId, string Reason) : PictureEvent;

/// <summary>
/// The first event of a stream whose upload never came to its end: the id is used up, and what the upload may have
/// stored can be removed without looking back. No picture ever has it.
/// </summary>
/// <param name="Reason">"swept" or "superseded".</param>
public sealed record PictureUploadAbandoned(string Reason) : PictureEvent;

/// <summary>The copyright moved. Ends the offer and the hold, moves the terms version.</summary>
/// <param name="PurchaseId">The purchase that moved it.</param>
/// <param name="FromOwnerId">Owner before.</param>
/// <param name="ToOwnerId">Owner from here on.</param>
/// <param name="PriceMinor">What was paid, in minor units.</param>
/// <param name="Currency">ISO 4217 code.</param>
public sealed record OwnershipTransferred(
    string PurchaseId, string FromOwnerId, string ToOwnerId, long PriceMinor, string Currency) : PictureEvent;

/// <summary>The creator gets this share of every later sale by others. Happens at most once, before the first listing.</summary>
/// <param name="BasisPoints">1 to <see cref="MaxBasisPoints"/> hundredths of a percent of the price.</param>
public sealed record RoyaltyFixed(int BasisPoints) : PictureEvent
{
    /// <summary>A fifth of the price.</summary>
    public const int MaxBasisPoints = 2000;
}

/// <summary>
/// A payment that the owner's title depends on is disputed: nothing can happen to the picture. Ends offer and hold, moves the terms
/// version.
/// </summary>
/// <param name="PurchaseId">The disputed purchase.</param>
/// <param name="OwnerId">Who owns it: the buyer of that purchase, or of a conditional resale that followed it.</param>
public sealed record PictureFrozenForDispute(string PurchaseId, string OwnerId) : PictureEvent;

/// <summary>The dispute leaves the picture where it is; also when it never froze it, because it had been sold on.</summary>
/// <param name="PurchaseId">The disputed purchase.</param>
/// <param name="Reason">"dispute_won", "dispute_partial", or of <see cref="FreezeReasons"/>.</param>
public sealed record FreezeLifted(string PurchaseId, string Reason) : PictureEvent;

/// <summary>The dispute took the money back, and the copyright goes back. Ends the freeze, moves the terms version.</summary>
/// <param name="PurchaseId">The disputed purchase, whose transfer this reverses.</param>
/// <param name="FromOwnerId">Owner before: the buyer of that purchase.</param>
/// <param name="ToOwnerId">Owner from here on: its seller.</param>
public sealed record OwnershipReversed(string PurchaseId, string FromOwnerId, string ToOwnerId) : PictureEvent;

/// <summary>
/// The resale just recorded depends on its seller's own purchase: should a dispute about that one, opened before a time, be lost, the
/// ownership goes back through this resale. Follows its <see cref="OwnershipTransferred"/> in the same append.
/// </summary>
/// <param name="PurchaseId">The resale.</param>
/// <param name="DependsOnPurchaseId">The purchase that its seller had the picture by.</param>
/// <param name="Until">From when on a dispute about that purchase no longer reaches this resale.</param>
public sealed record ResaleMadeConditional(string PurchaseId, string DependsOnPurchaseId, DateTimeOffset Until) : PictureEvent;

/// <summary>
/// A purchase further back lost its dispute, and this later one depended on it: the copyright goes back one step. Moves the terms
/// version. Comes in one append with the <see cref="OwnershipReversed"/> of the disputed purchase.
/// </summary>
/// <param name="PurchaseId">The resale whose transfer this reverses; its buyer is refunded.</param>
/// <param name="FromOwnerId">Owner before: the buyer of that resale.</param>
/// <param name="ToOwnerId">Owner from here on: its seller.</param>
/// <param name="DisputedPurchaseId">The purchase whose dispute was lost.</param>
public sealed record ResaleUndone(string PurchaseId, string FromOwnerId, string ToOwnerId, string DisputedPurchaseId) : PictureEvent;

/// <summary>The words that go with a picture, already validated and normalised.</summary>
/// <param name="Title">1 to 120 characters.</param>
/// <param name="Description">Up to 2,000 characters.</param>
/// <param name="Tags">Up to 15, lower case, distinct.</param>
/// <param name="Category">An identifier of the contract's categories.</param>
/// <param name="AltText">Up to 500 characters.</param>
public sealed record PictureDetails(
    string Title, string Description, IReadOnlyList<string> Tags, string Category, string AltText);

/// <summary>The untouched file in the private bucket.</summary>
/// <param name="Key">Its object key.</param>
/// <param name="Sha256">Lower-case hex.</param>
/// <param name="PerceptualHash">Lower-case hex of the hash that near duplicates share.</param>
/// <param name="Size">Bytes.</param>
/// <param name="MediaType">As sniffed.</param>
/// <param name="Width">Pixels, upright.</param>
/// <param name="Height">Pixels, upright.</param>
/// <param name="Warning">What its uploader was warned of, a stable reason; null for nothing.</param>
/// <param name="FlatLook">Of a drawing, by which its copies are found: a version, a colon, base64; null for others and for those from before.</param>
public sealed record OriginalFile(
    string Key, string Sha256, string PerceptualHash, long Size, string MediaType, int Width, int Height, string? Warning = null,
    string? FlatLook = null);

/// <summary>One rendition in the public bucket.</summary>
/// <param name="Key">Its object key, which follows from its content.</param>
/// <param name="Width">Pixels.</param>
/// <param name="Height">Pixels.</param>
/// <param name="MediaType">"image/webp" or "image/jpeg".</param>
public sealed record PreviewFile(string Key, int Width, int Height, string MediaType);
