using Picasso.Kernel;

namespace Picasso.Pictures;

/// <summary>Every error of the picture decider.</summary>
public static class PictureErrors
{
    /// <summary>The picture does not exist.</summary>
    public static DomainError NotFound { get; } = DomainError.NotFound("picture_not_found", "There is no such picture.");

    /// <summary>The caller is not the owner.</summary>
    public static DomainError NotOwner { get; } = DomainError.Forbidden("not_owner", "Only the owner of a picture may do this.");

    /// <summary>The picture is reserved by a buyer.</summary>
    public static DomainError Reserved { get; } = DomainError.Conflict(
        "picture_reserved", "Someone is buying this picture right now. Please try again in a few minutes.");

    /// <summary>The picture was deleted.</summary>
    public static DomainError Deleted { get; } = DomainError.Conflict("picture_deleted", "This picture was removed.");

    /// <summary>The payment behind the owner's title is disputed.</summary>
    public static DomainError Frozen { get; } = DomainError.Conflict(
        "picture_frozen", "A payment dispute about this picture is open. Until it is closed, the picture cannot be listed, changed, bought or downloaded.");

    /// <summary>A dispute about a purchase that never transferred the picture.</summary>
    public static DomainError NotBought { get; } = DomainError.Conflict("not_bought", "This purchase never moved the picture.");

    /// <summary>A return of a picture that is not frozen, or no longer.</summary>
    public static DomainError NotFrozen { get; } = DomainError.Conflict("not_frozen", "This purchase does not freeze the picture.");

    /// <summary>Not a valid royalty.</summary>
    public static DomainError RoyaltyInvalid { get; } = DomainError.Invalid(
        "royalty_invalid", "The creator's share is between 0 and 20 percent.", "royalty_basis_points");

    /// <summary>Buyers relied on it.</summary>
    public static DomainError RoyaltyFixed { get; } = DomainError.Conflict(
        "royalty_fixed", "The creator's share was fixed when the picture was first listed and cannot be changed.");

    /// <summary>Not for sale.</summary>
    public static DomainError NotListed { get; } = DomainError.Conflict("not_listed", "This picture is not for sale.");

    /// <summary>Owner, price or offer differ from the quote, or the purchase has ended.</summary>
    public static DomainError TermsChanged { get; } = DomainError.Conflict(
        "terms_changed", "The terms have changed since. Please look at the picture again.");

    /// <summary>Listed under other bounds; the card provider would reject the charge.</summary>
    public static DomainError PriceOutOfBounds { get; } = DomainError.Conflict(
        "price_out_of_bounds", "The price of this listing cannot be charged by card. Its owner has to set a new price first.");

    /// <summary>Owners cannot buy their own pictures.</summary>
    public static DomainError OwnPicture { get; } = DomainError.Conflict("own_picture", "This picture is yours already.");

    /// <summary>Sold pictures belong to the public record.</summary>
    public static DomainError WasSold { get; } = DomainError.Conflict(
        "picture_was_sold", "A picture that was sold stays in the public record. You can end the offer instead.");

    /// <summary>The details of a sold picture are its creator's words.</summary>
    public static DomainError WordsFixed { get; } = DomainError.Conflict(
        "words_fixed", "The creator's words are part of the record since the first sale. You can write a note of your own instead.");

    /// <summary>The file says nothing that could be shown.</summary>
    public static DomainError CameraNotFound { get; } = DomainError.Conflict(
        "camera_not_found", "This file has no camera data. It may have been removed when the photo was exported.");

    /// <summary>A note beside words that can still be changed.</summary>
    public static DomainError NotSoldYet { get; } = DomainError.Conflict(
        "not_sold_yet", "This picture was never sold. Please change its description instead.");

    /// <summary>The same or nearly the same picture exists.</summary>
    public static DomainError Exists { get; } = new(
        DomainErrorKind.AlreadyExists, "picture_exists", "This picture, or one that is nearly the same, is here already.");

    /// <summary>The upload's id was abandoned.</summary>
    public static DomainError UploadAbandoned { get; } = new(
        DomainErrorKind.Aborted, "upload_abandoned", "This upload was given up. Please start it again.");

    /// <summary>The error of a transfer with a recorded reason; a refund for another reason voids the terms.</summary>
    public static DomainError OfTransfer(string recordedReason) =>
        new[] { Reserved, NotListed, Frozen }.FirstOrDefault(error => error.Reason == recordedReason) ?? TermsChanged;
}
