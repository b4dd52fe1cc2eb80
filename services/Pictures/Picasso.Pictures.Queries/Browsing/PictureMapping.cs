using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Picasso.Contracts;
using Picasso.Contracts.Pictures;
using Picasso.EventSourcing;
using Picasso.ObjectStorage;
using Picasso.Pictures.Queries.Paging;
using Picasso.Pictures.Queries.ReadModel;

namespace Picasso.Pictures.Queries.Browsing;

/// <summary>Maps rows to the contract.</summary>
internal sealed class PictureMapping(IObjectStore objects, TimeProvider clock)
{
    public PicturePage ToMessage(ListingPage page) => new()
    {
        Pictures = { page.Pictures.Select(ToMessage) },
        NextCursor = page.NextCursor,
        Total = page.Total.Pictures,
        TotalIsMinimum = page.Total.IsMinimum,
    };

    public Picture ToMessage(PictureView view)
    {
        var row = view.Row;
        return new Picture
        {
            PictureId = row.PictureId,
            Details = ToMessage(row.Details),
            OwnerId = row.OwnerId,
            CreatorId = row.CreatorId,
            UploadedAt = row.UploadedAt.ToTimestamp(),
            Width = row.Width,
            Height = row.Height,
            Placeholder = ByteString.FromBase64(row.Placeholder),
            Previews = { row.Previews.Select(ToMessage) },
            Price = row.Offer is { } offer ? new Money { Minor = offer.PriceMinor, Currency = offer.Currency } : null,
            Reserved = row.Sale is { } sale && clock.GetUtcNow() < sale.Until,
            TimesSold = row.TimesSold,
            TermsVersion = row.TermsVersion,
            Likes = view.Likes,
            Sha256 = row.Sha256,
            Size = row.Size,
            MediaType = row.MediaType,
            Position = LogPosition.FromStored(row.Position).Value,
            Frozen = row.IsFrozen,
            RoyaltyBasisPoints = row.RoyaltyBasisPoints,
            RoyaltyFixed = row.EverListed,
            OwnerNote = row.OwnerNote,
            Camera = row.Camera is { } camera ? ToMessage(camera) : null,
            Sales = { row.Sales.Select(ToMessage) },
        };
    }

    private static Details ToMessage(PictureDetails details) => new()
    {
        Title = details.Title,
        Description = details.Description,
        Tags = { details.Tags },
        Category = details.Category,
        AltText = details.AltText,
    };

    private static Camera ToMessage(CameraData camera) => new()
    {
        Model = camera.Camera ?? "",
        Lens = camera.Lens ?? "",
        ExposureNanoseconds = camera.ExposureNanoseconds ?? 0,
        ApertureHundredths = camera.ApertureHundredths ?? 0,
        Iso = camera.Iso ?? 0,
        FocalLengthTenths = camera.FocalLengthTenths ?? 0,
        TakenAt = camera.TakenAt ?? "",
    };

    private static PastSale ToMessage(CompletedSale sale) => new()
    {
        BuyerId = sale.BuyerId,
        At = sale.At.ToTimestamp(),
        Price = new Money { Minor = sale.PriceMinor, Currency = sale.Currency },
    };

    private Preview ToMessage(PreviewFile preview) => new()
    {
        Width = preview.Width,
        Height = preview.Height,
        MediaType = preview.MediaType,
        Url = objects.PublicUrl(preview.Key),
    };
}
