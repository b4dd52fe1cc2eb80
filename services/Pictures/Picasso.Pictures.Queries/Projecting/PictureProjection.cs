using Picasso.EventSourcing;
using Picasso.Pictures.Queries.ReadModel;

namespace Picasso.Pictures.Queries.Projecting;

/// <summary>Row and event to row: pure, and nothing changes when an event comes again.</summary>
internal static class PictureProjection
{
    /// <summary>The row after the event; the same row when the event is in it already or does not concern it.</summary>
    public static PictureRow? Apply(PictureRow? row, RecordedEvent recorded)
    {
        var position = checked((long)recorded.Position.Value);
        if (row is { Removed: true } || (row is not null && position <= row.Position))
            return row;
        var happened = PictureEvents.Decode(recorded.Type, recorded.Data.Span);
        if (row is null)
            return happened is PictureUploaded uploaded ? Uploaded(uploaded, position, recorded.RecordedAt) : null;
        return happened is null ? row : Evolve(row, happened) with { Position = position };
    }

    /// <summary>The purchase that an event tells of, for a picture with this row.</summary>
    public static Purchase? PurchaseOf(PictureRow? row, RecordedEvent recorded) =>
        row is not null && PictureEvents.Decode(recorded.Type, recorded.Data.Span) is OwnershipTransferred transferred
            ? new Purchase(transferred.ToOwnerId, row.PictureId, row.Sequence, checked((long)recorded.Position.Value))
            : null;

    private static PictureRow Uploaded(PictureUploaded uploaded, long position, DateTimeOffset at) => new()
    {
        PictureId = uploaded.PictureId,
        Sequence = position,
        Position = position,
        OwnerId = uploaded.OwnerId,
        CreatorId = uploaded.OwnerId,
        UploadedAt = at,
        Details = uploaded.Details,
        Width = uploaded.Original.Width,
        Height = uploaded.Original.Height,
        Sha256 = uploaded.Original.Sha256,
        Size = uploaded.Original.Size,
        MediaType = uploaded.Original.MediaType,
        Placeholder = uploaded.Placeholder,
        Previews = [.. uploaded.Previews
            .OrderBy(preview => preview.Width)
            .ThenByDescending(preview => preview.MediaType == "image/webp")
            .ThenBy(preview => preview.Key, StringComparer.Ordinal)],
        TermsVersion = 1,
    };

    private static PictureRow Evolve(PictureRow row, PictureEvent happened) => happened switch
    {
        PictureDescribed described => row with { Details = described.Details },
        PictureListed listed => Offered(row, listed.PriceMinor, listed.Currency),
        PictureRepriced repriced => Offered(row, repriced.PriceMinor, repriced.Currency),
        PictureUnlisted => row with { Offer = null, TermsVersion = row.TermsVersion + 1 },
        PictureReservedForPurchase reserved => row with { Hold = new Hold(reserved.PurchaseId, reserved.ExpiresAt) },
        PictureReservationReleased released => row.Hold?.PurchaseId == released.PurchaseId ? row with { Hold = null } : row,
        OwnershipTransferred transferred => row with
        {
            OwnerId = transferred.ToOwnerId,
            Offer = null,
            Hold = null,
            TimesSold = row.TimesSold + 1,
            TermsVersion = row.TermsVersion + 1,
        },
        PictureDeleted => Removed(row),
        _ => row,
    };

    private static PictureRow Offered(PictureRow row, long priceMinor, string currency) =>
        row with { Offer = new Offer(priceMinor, currency), TermsVersion = row.TermsVersion + 1 };

    private static PictureRow Removed(PictureRow row) => row with
    {
        Removed = true,
        Details = new PictureDetails("", "", [], row.Details.Category, ""),
        Placeholder = "",
        Previews = [],
        Offer = null,
        Hold = null,
    };
}
