using Picasso.Kernel;

namespace Picasso.Pictures;

/// <summary>What may be asked of a picture. Clock, ids and prices arrive as data.</summary>
public abstract record PictureCommand;

/// <summary>Brings a picture in, offered at once when a price is given.</summary>
/// <param name="PictureId">The picture.</param>
/// <param name="OwnerId">Who uploads.</param>
/// <param name="Original">The stored file.</param>
/// <param name="Details">Valid, normalised words.</param>
/// <param name="Previews">The stored renditions.</param>
/// <param name="Placeholder">A WebP of at most 300 bytes, Base64.</param>
/// <param name="Price">The offer; null for none.</param>
/// <param name="RoyaltyBasisPoints">The creator's share in later sales; fixed only together with an offer.</param>
public sealed record UploadPicture(
    string PictureId, string OwnerId, OriginalFile Original, PictureDetails Details,
    IReadOnlyList<PreviewFile> Previews, string Placeholder, Money? Price, int? RoyaltyBasisPoints = null) : PictureCommand;

/// <summary>Gives an upload up before its picture came. Refused "picture_exists" once it has come.</summary>
/// <param name="Reason">"swept" or "superseded".</param>
public sealed record AbandonUpload(string Reason) : PictureCommand;

/// <summary>What only the owner may ask.</summary>
/// <param name="CallerId">Who asks.</param>
/// <param name="Now">When.</param>
public abstract record OwnerCommand(string CallerId, DateTimeOffset Now) : PictureCommand;

/// <summary>Replaces the words.</summary>
/// <param name="CallerId">Who asks.</param>
/// <param name="Details">Valid, normalised words.</param>
/// <param name="Now">When.</param>
public sealed record DescribePicture(string CallerId, PictureDetails Details, DateTimeOffset Now) : OwnerCommand(CallerId, Now);

/// <summary>Offers the copyright; reprices what is offered already.</summary>
/// <param name="CallerId">Who asks.</param>
/// <param name="Price">What it costs.</param>
/// <param name="Now">When.</param>
/// <param name="RoyaltyBasisPoints">The creator's share in later sales; null for what is fixed already, or none.</param>
public sealed record ListPicture(string CallerId, Money Price, DateTimeOffset Now, int? RoyaltyBasisPoints = null)
    : OwnerCommand(CallerId, Now);

/// <summary>Withdraws the offer.</summary>
/// <param name="CallerId">Who asks.</param>
/// <param name="Now">When.</param>
public sealed record UnlistPicture(string CallerId, DateTimeOffset Now) : OwnerCommand(CallerId, Now);

/// <summary>Changes the price of an offer.</summary>
/// <param name="CallerId">Who asks.</param>
/// <param name="Price">What it costs from now on.</param>
/// <param name="Now">When.</param>
public sealed record RepricePicture(string CallerId, Money Price, DateTimeOffset Now) : OwnerCommand(CallerId, Now);

/// <summary>Removes a picture that was never sold.</summary>
/// <param name="CallerId">Who asks.</param>
/// <param name="Now">When.</param>
public sealed record DeletePicture(string CallerId, DateTimeOffset Now) : OwnerCommand(CallerId, Now);

/// <summary>Holds the picture for one buyer while they pay.</summary>
/// <param name="PurchaseId">The purchase; also the idempotency key.</param>
/// <param name="BuyerId">Who buys.</param>
/// <param name="SellerId">The owner in the quote.</param>
/// <param name="TermsVersion">The version in the quote.</param>
/// <param name="Price">The quoted price.</param>
/// <param name="ExpiresAt">From when on the hold blocks nobody.</param>
/// <param name="Now">When.</param>
public sealed record ReserveForPurchase(
    string PurchaseId, string BuyerId, string SellerId, long TermsVersion, Money Price,
    DateTimeOffset ExpiresAt, DateTimeOffset Now) : PictureCommand;

/// <summary>Gives a hold back; for a purchase without one, nothing can be held later.</summary>
/// <param name="PurchaseId">The purchase.</param>
/// <param name="Reason">Stable reason; after <see cref="TimedOut"/> alone a late payment may still win the picture.</param>
public sealed record ReleaseHold(string PurchaseId, string Reason) : PictureCommand
{
    /// <summary>The payment did not come in time.</summary>
    public const string TimedOut = "timed_out";
}

/// <summary>Moves the ownership, after the money is there.</summary>
/// <param name="PurchaseId">The purchase; also the idempotency key.</param>
/// <param name="SellerId">The owner in the quote.</param>
/// <param name="BuyerId">The next owner.</param>
/// <param name="TermsVersion">The version in the quote.</param>
/// <param name="Price">What was paid.</param>
/// <param name="Now">When.</param>
/// <param name="ConditionalUntil">Until when the resale depends on the seller's own purchase; null for a sale at arm's length.</param>
public sealed record TransferToBuyer(
    string PurchaseId, string SellerId, string BuyerId, long TermsVersion, Money Price, DateTimeOffset Now,
    DateTimeOffset? ConditionalUntil = null) : PictureCommand;

/// <summary>Lets nothing happen to a picture whose payment is disputed, unless it was sold on at arm's length.</summary>
/// <param name="PurchaseId">The disputed purchase.</param>
/// <param name="Now">When; decides whether a conditional resale still depends on that purchase.</param>
public sealed record FreezeForDispute(string PurchaseId, DateTimeOffset Now) : PictureCommand;

/// <summary>The dispute is over and leaves the picture where it is.</summary>
/// <param name="PurchaseId">The disputed purchase.</param>
/// <param name="Reason">Stable reason.</param>
public sealed record LiftFreeze(string PurchaseId, string Reason) : PictureCommand;

/// <summary>The dispute took the money back: the ownership goes back to whom the purchase had it from.</summary>
/// <param name="PurchaseId">The disputed purchase.</param>
/// <param name="Now">When; decides whether a conditional resale still depends on that purchase.</param>
public sealed record ReverseOwnership(string PurchaseId, DateTimeOffset Now) : PictureCommand;

/// <summary>Withdraws what someone who left still owns: deletes it when it was never sold, else ends the offer.</summary>
/// <param name="UserId">Who left.</param>
/// <param name="Now">When.</param>
public sealed record CloseAccount(string UserId, DateTimeOffset Now) : PictureCommand;
