using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using Picasso.Contracts.Pictures;
using Picasso.EventSourcing.Deciding;
using Picasso.Kernel;

namespace Picasso.Pictures.Commands;

/// <summary>Maps domain values to answers.</summary>
internal static class ResponseMapping
{
    public static UploadResponse ToUploadResponse(this CommandResult<PictureState> uploaded) => new()
    {
        PictureId = uploaded.State.PictureId.Value,
        Position = uploaded.Position.Value,
        Sha256 = uploaded.State.Original!.Sha256,
        ForSale = uploaded.State.Offer is not null,
        Warning = uploaded.State.Original.Warning ?? "",
        CameraShown = uploaded.State.Camera is not null,
    };

    /// <summary>As OrThrow; the error of a reused upload id also names the position from which the stored picture can be read.</summary>
    /// <exception cref="DomainException">It was rejected.</exception>
    public static CommandResult<PictureState> OrThrowRepeat(this CommandResult<PictureState> uploaded)
    {
        if (uploaded.Error is not { Reason: IdempotencyKey.Reused } reused)
            return uploaded.OrThrow();
        var position = uploaded.Position.Value.ToString(CultureInfo.InvariantCulture);
        throw (reused with { Metadata = new Dictionary<string, string>(reused.Metadata) { ["position"] = position } }).ToException();
    }

    public static Terms ToTerms(this PictureState picture, DateTimeOffset now)
    {
        var reason = WhyUnavailable(picture, now);
        return new Terms
        {
            PictureId = picture.PictureId.Value,
            OwnerId = picture.OwnerId.Value,
            CreatorId = picture.CreatorId.Value,
            Available = reason.Length == 0,
            Price = picture.Offer is { } offer ? new Contracts.Money { Minor = offer.Minor, Currency = offer.Currency } : null,
            TermsVersion = picture.TermsVersion,
            UnavailableReason = reason,
            Title = picture.Details!.Title,
            RoyaltyBasisPoints = picture.RoyaltyBasisPoints,
            TitlePurchaseId = picture.Title?.PurchaseId.Value ?? "",
            TitleConditionalUntil = picture.TitleConditionalUntil(now)?.ToTimestamp(),
        };
    }

    private static string WhyUnavailable(PictureState picture, DateTimeOffset now)
    {
        if (picture.Deleted)
            return PictureErrors.Deleted.Reason;
        if (picture.IsFrozen)
            return PictureErrors.Frozen.Reason;
        if (picture.Offer is null)
            return PictureErrors.NotListed.Reason;
        if (picture.Offer.Value.ErrorAsPrice() is not null)
            return PictureErrors.PriceOutOfBounds.Reason;
        return picture.IsHeldAt(now) ? PictureErrors.Reserved.Reason : "";
    }
}
