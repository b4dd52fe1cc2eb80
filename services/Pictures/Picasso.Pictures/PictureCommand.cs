using Picasso.Kernel;

namespace Picasso.Pictures;

/// <summary>The commands of a picture. Clock, ids and prices arrive as data.</summary>
public abstract record PictureCommand;

/// <summary>Stores a picture, offered at once when a price is given.</summary>
/// <param name="PictureId">The picture.</param>
/// <param name="OwnerId">The uploader.</param>
/// <param name="Original">The stored file.</param>
/// <param name="Details">Valid, normalised details.</param>
/// <param name="Previews">The stored renditions.</param>
/// <param name="Placeholder">A WebP of at most 300 bytes, Base64.</param>
/// <param name="Price">The offer; null for none.</param>
/// <param name="RoyaltyBasisPoints">The creator's share in later sales; fixed only together with an offer.</param>
public sealed record UploadPicture(
    PictureId PictureId, UserId OwnerId, OriginalFile Original, PictureDetails Details,
    IReadOnlyList<PreviewFile> Previews, string Placeholder, Money? Price, int? RoyaltyBasisPoints = null) : PictureCommand
{
    /// <summary>The creator wants camera data to be shown. A part of what a repeat is recognised by.</summary>
    public bool ShowsCamera { get; init; }

    /// <summary>What the file says; null for nothing, or when it is not to be shown.</summary>
    public CameraData? Camera { get; init; }
}

/// <summary>Abandons an upload before its picture is stored. Rejected with "picture_exists" afterwards.</summary>
/// <param name="Reason">"swept" or "superseded".</param>
public sealed record AbandonUpload(string Reason) : PictureCommand;

/// <summary>Adds the previews that were made after the upload. A repeat, also by another copy of the service, changes nothing.</summary>
/// <param name="Previews">The stored renditions.</param>
public sealed record AddPreviews(IReadOnlyList<PreviewFile> Previews) : PictureCommand;

/// <summary>Records that further previews cannot be made.</summary>
/// <param name="Reason">Stable reason.</param>
public sealed record FailPreviews(string Reason) : PictureCommand;

/// <summary>A command of the owner only.</summary>
/// <param name="CallerId">The caller.</param>
/// <param name="Now">The time.</param>
public abstract record OwnerCommand(UserId CallerId, DateTimeOffset Now) : PictureCommand;

/// <summary>Replaces the details; only before the first sale.</summary>
/// <param name="CallerId">The caller.</param>
/// <param name="Details">Valid, normalised details.</param>
/// <param name="Now">The time.</param>
public sealed record DescribePicture(UserId CallerId, PictureDetails Details, DateTimeOffset Now) : OwnerCommand(CallerId, Now);

/// <summary>Shows how the photo was taken; only before the first sale.</summary>
/// <param name="CallerId">The caller.</param>
/// <param name="Camera">Valid, normalised values.</param>
/// <param name="Now">The time.</param>
public sealed record ShowCamera(UserId CallerId, CameraData Camera, DateTimeOffset Now) : OwnerCommand(CallerId, Now);

/// <summary>No longer shows how the photo was taken; only before the first sale.</summary>
/// <param name="CallerId">The caller.</param>
/// <param name="Now">The time.</param>
public sealed record HideCamera(UserId CallerId, DateTimeOffset Now) : OwnerCommand(CallerId, Now);

/// <summary>Replaces the owner's note beside the creator's words; only after the first sale.</summary>
/// <param name="CallerId">The caller.</param>
/// <param name="Note">Valid, normalised text; empty for none.</param>
/// <param name="Now">The time.</param>
public sealed record WriteOwnerNote(UserId CallerId, string Note, DateTimeOffset Now) : OwnerCommand(CallerId, Now);

/// <summary>Offers the copyright; changes the price of an existing offer.</summary>
/// <param name="CallerId">The caller.</param>
/// <param name="Price">The price.</param>
/// <param name="Now">The time.</param>
/// <param name="RoyaltyBasisPoints">The creator's share in later sales; null for the fixed one, or none.</param>
public sealed record ListPicture(UserId CallerId, Money Price, DateTimeOffset Now, int? RoyaltyBasisPoints = null)
    : OwnerCommand(CallerId, Now);

/// <summary>Withdraws the offer.</summary>
/// <param name="CallerId">The caller.</param>
/// <param name="Now">The time.</param>
public sealed record UnlistPicture(UserId CallerId, DateTimeOffset Now) : OwnerCommand(CallerId, Now);

/// <summary>Changes the price of an offer.</summary>
/// <param name="CallerId">The caller.</param>
/// <param name="Price">The new price.</param>
/// <param name="Now">The time.</param>
public sealed record RepricePicture(UserId CallerId, Money Price, DateTimeOffset Now) : OwnerCommand(CallerId, Now);

/// <summary>Deletes a picture that was never sold.</summary>
/// <param name="CallerId">The caller.</param>
/// <param name="Now">The time.</param>
public sealed record DeletePicture(UserId CallerId, DateTimeOffset Now) : OwnerCommand(CallerId, Now);

/// <summary>Reserves the picture for one buyer during the payment.</summary>
/// <param name="PurchaseId">The purchase; also the idempotency key.</param>
/// <param name="BuyerId">The buyer.</param>
/// <param name="SellerId">The owner in the quote.</param>
/// <param name="TermsVersion">The version in the quote.</param>
/// <param name="Price">The quoted price.</param>
/// <param name="ExpiresAt">When the reservation expires.</param>
/// <param name="Now">The time.</param>
public sealed record ReserveForPurchase(
    PurchaseId PurchaseId, UserId BuyerId, UserId SellerId, long TermsVersion, Money Price,
    DateTimeOffset ExpiresAt, DateTimeOffset Now) : PictureCommand;

/// <summary>Releases a reservation; a purchase without one cannot reserve later.</summary>
/// <param name="PurchaseId">The purchase.</param>
/// <param name="Reason">Stable reason; only after <see cref="TimedOut"/> may a late payment still transfer the picture.</param>
public sealed record ReleaseHold(PurchaseId PurchaseId, string Reason) : PictureCommand
{
    /// <summary>The payment did not arrive in time.</summary>
    public const string TimedOut = "timed_out";
}

/// <summary>Transfers the ownership, after the payment has succeeded.</summary>
/// <param name="PurchaseId">The purchase; also the idempotency key.</param>
/// <param name="SellerId">The owner in the quote.</param>
/// <param name="BuyerId">The next owner.</param>
/// <param name="TermsVersion">The version in the quote.</param>
/// <param name="Price">The paid price.</param>
/// <param name="Now">The time.</param>
/// <param name="ConditionalUntil">Until when the resale depends on the seller's own purchase; null for a sale at arm's length.</param>
public sealed record TransferToBuyer(
    PurchaseId PurchaseId, UserId SellerId, UserId BuyerId, long TermsVersion, Money Price, DateTimeOffset Now,
    DateTimeOffset? ConditionalUntil = null) : PictureCommand;

/// <summary>Freezes a picture whose payment is disputed, unless it was resold at arm's length.</summary>
/// <param name="PurchaseId">The disputed purchase.</param>
/// <param name="Now">The time; decides whether a conditional resale still depends on that purchase.</param>
public sealed record FreezeForDispute(PurchaseId PurchaseId, DateTimeOffset Now) : PictureCommand;

/// <summary>The dispute has ended without a change of owner.</summary>
/// <param name="PurchaseId">The disputed purchase.</param>
/// <param name="Reason">Stable reason.</param>
public sealed record LiftFreeze(PurchaseId PurchaseId, string Reason) : PictureCommand;

/// <summary>The dispute was lost: the ownership is returned to the purchase's seller.</summary>
/// <param name="PurchaseId">The disputed purchase.</param>
/// <param name="Now">The time; decides whether a conditional resale still depends on that purchase.</param>
public sealed record ReverseOwnership(PurchaseId PurchaseId, DateTimeOffset Now) : PictureCommand;

/// <summary>Withdraws a picture of a closed account: deletes it when it was never sold, otherwise ends the offer.</summary>
/// <param name="UserId">The former user.</param>
/// <param name="Now">The time.</param>
public sealed record CloseAccount(UserId UserId, DateTimeOffset Now) : PictureCommand;
