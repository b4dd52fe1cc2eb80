using Picasso.Contracts.Pictures;
using Picasso.EventSourcing.Deciding;

namespace Picasso.Pictures.Commands;

/// <summary>The domain's values as answers.</summary>
internal static class ResponseMapping
{
    public static UploadResponse ToUploadResponse(this Decided<PictureState> uploaded) => new()
    {
        PictureId = uploaded.State.PictureId,
        Position = uploaded.Position.Value,
        Sha256 = uploaded.State.Original!.Sha256,
    };

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
        return picture.IsHeldAt(now) ? PictureRefusals.Reserved.Reason : "";
    }
}
