using Picasso.Kernel;

namespace Picasso.Pictures;

/// <summary>An event of a picture. Stored as UTF-8 JSON under the wire name of <see cref="PictureEvents"/>; primitives only.</summary>
public abstract record PictureEvent;

/// <summary>A picture was uploaded; its uploader owns it.</summary>
/// <param name="PictureId">The picture.</param>
/// <param name="OwnerId">The uploader, the first owner.</param>
/// <param name="Original">The unchanged file.</param>
/// <param name="Details">The details.</param>
/// <param name="Previews">The public renditions.</param>
/// <param name="Placeholder">A WebP of at most 300 bytes, Base64.</param>
/// <param name="Fingerprint">A fingerprint of the details, to recognise a repeat; null in events of earlier versions.</param>
public sealed record PictureUploaded(
    PictureId PictureId, UserId OwnerId, OriginalFile Original, PictureDetails Details,
    IReadOnlyList<PreviewFile> Previews, string Placeholder, string? Fingerprint = null) : PictureEvent;

/// <summary>The details changed. They are the creator's words: since a version that events may precede, the first sale fixes them.</summary>
/// <param name="Details">All details after the change.</param>
public sealed record PictureDescribed(PictureDetails Details) : PictureEvent;

/// <summary>The creator shows how the photo was taken. Only then are these values kept at all.</summary>
/// <param name="Camera">What its file says.</param>
public sealed record CameraShown(CameraData Camera) : PictureEvent;

/// <summary>The creator no longer shows how the photo was taken.</summary>
public sealed record CameraHidden : PictureEvent;

/// <summary>Further sizes and formats were made after the upload. Happens at most once, and not after <see cref="PreviewsFailed"/>.</summary>
/// <param name="Previews">Those beside the previews of the upload; none where nothing was gained.</param>
public sealed record PreviewsAdded(IReadOnlyList<PreviewFile> Previews) : PictureEvent;

/// <summary>Further sizes and formats cannot be made of the original; they are not tried again. The previews of the upload stay.</summary>
/// <param name="Reason">Stable reason, such as "picture_truncated", "original_changed" or "interrupted".</param>
public sealed record PreviewsFailed(string Reason) : PictureEvent;

/// <summary>The owner of a sold picture wrote a note, or removed it. A change of owner ends it.</summary>
/// <param name="OwnerId">The owner who wrote it.</param>
/// <param name="Note">Up to 1,000 characters; empty for none.</param>
public sealed record OwnerNoteWritten(UserId OwnerId, string Note) : PictureEvent;

/// <summary>The copyright is offered. Increments the terms version.</summary>
/// <param name="PriceMinor">Price in minor units.</param>
/// <param name="Currency">ISO 4217 code.</param>
public sealed record PictureListed(long PriceMinor, string Currency) : PictureEvent;

/// <summary>The price of the offer changed. Increments the terms version.</summary>
/// <param name="PriceMinor">Price in minor units.</param>
/// <param name="Currency">ISO 4217 code.</param>
public sealed record PictureRepriced(long PriceMinor, string Currency) : PictureEvent;

/// <summary>The offer is withdrawn. Increments the terms version.</summary>
/// <param name="Reason">"owner" or "account_closed".</param>
public sealed record PictureUnlisted(string Reason) : PictureEvent;

/// <summary>The picture, never sold, is deleted; its files may be deleted.</summary>
/// <param name="Reason">"owner" or "account_closed".</param>
public sealed record PictureDeleted(string Reason) : PictureEvent;

/// <summary>Reserved for one buyer. Does not increment the terms version.</summary>
/// <param name="PurchaseId">The reserving purchase.</param>
/// <param name="BuyerId">The buyer.</param>
/// <param name="ExpiresAt">When it expires: then another buyer may reserve.</param>
public sealed record PictureReservedForPurchase(PurchaseId PurchaseId, UserId BuyerId, DateTimeOffset ExpiresAt) : PictureEvent;

/// <summary>The reservation is released.</summary>
/// <param name="PurchaseId">The former reserving purchase.</param>
/// <param name="Reason">Stable reason, such as "card_declined".</param>
public sealed record PictureReservationReleased(PurchaseId PurchaseId, string Reason) : PictureEvent;

/// <summary>
/// The purchase can no longer transfer the picture; its later commands get the same answer. It had no reservation at this moment, so another
/// purchase's reservation is unchanged. Does not increment the terms version.
/// </summary>
/// <param name="PurchaseId">The rejected purchase.</param>
/// <param name="Reason">Stable reason, such as "picture_reserved" or "refund".</param>
public sealed record PurchaseTurnedAway(PurchaseId PurchaseId, string Reason) : PictureEvent;

/// <summary>
/// The first event of a stream whose upload never completed: the id cannot be used again, and objects of the upload can be deleted without further
/// checks. No picture ever has this id.
/// </summary>
/// <param name="Reason">"swept" or "superseded".</param>
public sealed record PictureUploadAbandoned(string Reason) : PictureEvent;

/// <summary>The copyright was transferred. Ends the offer and the reservation, increments the terms version.</summary>
/// <param name="PurchaseId">The purchase.</param>
/// <param name="FromOwnerId">The former owner.</param>
/// <param name="ToOwnerId">The new owner.</param>
/// <param name="PriceMinor">The paid price, in minor units.</param>
/// <param name="Currency">ISO 4217 code.</param>
public sealed record OwnershipTransferred(
    PurchaseId PurchaseId, UserId FromOwnerId, UserId ToOwnerId, long PriceMinor, string Currency) : PictureEvent;

/// <summary>The creator receives this royalty on every later sale by others. Happens at most once, before the first listing.</summary>
/// <param name="BasisPoints">1 to <see cref="MaxBasisPoints"/> hundredths of a percent of the price.</param>
public sealed record RoyaltyFixed(int BasisPoints) : PictureEvent
{
    /// <summary>One fifth of the price.</summary>
    public const int MaxBasisPoints = 2000;
}

/// <summary>
/// A payment that the owner's title depends on is disputed: the picture is frozen. Ends offer and reservation, increments the terms version.
/// </summary>
/// <param name="PurchaseId">The disputed purchase.</param>
/// <param name="OwnerId">The owner: the buyer of that purchase, or of a conditional resale that followed it.</param>
public sealed record PictureFrozenForDispute(PurchaseId PurchaseId, UserId OwnerId) : PictureEvent;

/// <summary>The dispute does not change the owner; also when the picture was never frozen, because it had been resold.</summary>
/// <param name="PurchaseId">The disputed purchase.</param>
/// <param name="Reason">"dispute_won", "dispute_partial", or of <see cref="FreezeReasons"/>.</param>
public sealed record FreezeLifted(PurchaseId PurchaseId, string Reason) : PictureEvent;

/// <summary>The dispute was lost, and the copyright is returned. Ends the freeze, increments the terms version.</summary>
/// <param name="PurchaseId">The disputed purchase, whose transfer this reverses.</param>
/// <param name="FromOwnerId">The former owner: the buyer of that purchase.</param>
/// <param name="ToOwnerId">The new owner: its seller.</param>
public sealed record OwnershipReversed(PurchaseId PurchaseId, UserId FromOwnerId, UserId ToOwnerId) : PictureEvent;

/// <summary>
/// The resale just recorded depends on its seller's own purchase: when a dispute about that purchase, opened before a time, is lost, this resale is
/// reversed too. Follows its <see cref="OwnershipTransferred"/> in the same append.
/// </summary>
/// <param name="PurchaseId">The resale.</param>
/// <param name="DependsOnPurchaseId">The purchase by which its seller owned the picture.</param>
/// <param name="Until">From this time a dispute about that purchase no longer affects this resale.</param>
public sealed record ResaleMadeConditional(PurchaseId PurchaseId, PurchaseId DependsOnPurchaseId, DateTimeOffset Until) : PictureEvent;

/// <summary>
/// An earlier purchase lost its dispute, and this later one depended on it: the copyright is returned by one step. Increments the terms version.
/// Appended together with the <see cref="OwnershipReversed"/> of the disputed purchase.
/// </summary>
/// <param name="PurchaseId">The resale whose transfer this reverses; its buyer is refunded.</param>
/// <param name="FromOwnerId">The former owner: the buyer of that resale.</param>
/// <param name="ToOwnerId">The new owner: its seller.</param>
/// <param name="DisputedPurchaseId">The purchase whose dispute was lost.</param>
public sealed record ResaleUndone(PurchaseId PurchaseId, UserId FromOwnerId, UserId ToOwnerId, PurchaseId DisputedPurchaseId) : PictureEvent;

/// <summary>The details of a picture, already validated and normalised.</summary>
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
/// <param name="Warning">The warning to its uploader, a stable reason; null for none.</param>
/// <param name="FlatLook">The signature of a drawing, by which its copies are found: a version, a colon, base64; null for other pictures and in
/// events of earlier versions.</param>
public sealed record OriginalFile(
    string Key, string Sha256, string PerceptualHash, long Size, string MediaType, int Width, int Height, string? Warning = null,
    string? FlatLook = null);

/// <summary>One rendition in the public bucket.</summary>
/// <param name="Key">Its object key; no other content is ever stored under it.</param>
/// <param name="Width">Pixels.</param>
/// <param name="Height">Pixels.</param>
/// <param name="MediaType">"image/avif", "image/webp" or "image/jpeg".</param>
public sealed record PreviewFile(string Key, int Width, int Height, string MediaType);
