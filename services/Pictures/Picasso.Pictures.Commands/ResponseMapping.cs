using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using Picasso.Contracts.Pictures;
using Picasso.EventSourcing.Deciding;
using Picasso.Kernel;

namespace Picasso.Pictures.Commands;

/// <summary>The domain's values as answers.</summary>
internal static class ResponseMapping
{
    public static UploadResponse ToUploadResponse(this Decided<PictureState> uploaded) => new()
    {
        PictureId = uploaded.State.PictureId,
        Position = uploaded.Position.Value,
        Sha256 = uploaded.State.Original!.Sha256,
        ForSale = uploaded.State.Offer is not null,
        Warning = uploaded.State.Original.Warning ?? "",
    };

    /// <summary>As OrThrow; the refusal of a reused upload id also names the position from which the stored picture can be read.</summary>
    /// <exception cref="RefusedException">It was refused.</exception>
    public static Decided<PictureState> OrThrowRepeat(this Decided<PictureState> uploaded)
    {
        if (uploaded.Refusal is not { Reason: IdempotencyKey.Reused } reused)
            return uploaded.OrThrow();
        var position = uploaded.Position.Value.ToString(CultureInfo.InvariantCulture);
        throw (reused with { Facts = new Dictionary<string, string>(reused.Facts) { ["position"] = position } }).ToException();
    }

    public static Terms ToTerms(this PictureState picture, DateTimeOffset now)
    {
        var reason = WhyUnavailable(picture, now);
        return new Terms
        {
            PictureId = picture.PictureId,
            OwnerId = picture.OwnerId,
            CreatorId = picture.CreatorId,
            Available = reason.Length == 0,
            Price = picture.Offer is { } offer ? new Contracts.Money { Minor = offer.Minor, Currency = offer.Currency } : null,
            TermsVersion = picture.TermsVersion,
            UnavailableReason = reason,
            Title = picture.Details!.Title,
            RoyaltyBasisPoints = picture.RoyaltyBasisPoints,
            TitlePurchaseId = picture.Title?.PurchaseId ?? "",
            TitleConditionalUntil = picture.TitleConditionalUntil(now)?.ToTimestamp(),
        };
    }

    private static string WhyUnavailable(PictureState picture, DateTimeOffset now)
    {
        if (picture.Deleted)
            return PictureRefusals.Deleted.Reason;
        if (picture.IsFrozen)
            return PictureRefusals.Frozen.Reason;
        if (picture.Offer is null)
            return PictureRefusals.NotListed.Reason;
        if (picture.Offer.Value.RefusalAsPrice() is not null)
            return PictureRefusals.PriceOutOfBounds.Reason;
        return picture.IsHeldAt(now) ? PictureRefusals.Reserved.Reason : "";
    }
}
