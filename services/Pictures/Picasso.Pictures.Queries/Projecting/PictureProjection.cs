using Picasso.EventSourcing;
using Picasso.EventSourcing.Deciding;
using Picasso.Pictures.Queries.Colouring;
using Picasso.Pictures.Queries.ReadModel;

namespace Picasso.Pictures.Queries.Projecting;

/// <summary>Computes a row from the previous row and an event. Pure; a repeated event changes nothing.</summary>
internal static class PictureProjection
{
    /// <summary>Increase it when rows or their search words are computed differently: existing rows are then rebuilt when a process starts.</summary>
    public const int Version = 8;

    /// <summary>The row after the event; the same row when the event is already applied or irrelevant.</summary>
    /// <exception cref="UnreadableEventException">The event is unknown to this version, or belongs to another picture.</exception>
    public static PictureRow? Apply(PictureRow? row, RecordedEvent recorded) => Apply(row, recorded, out _);

    /// <summary>The row after the event, and the purchase that the event records: the event is decoded once for both.</summary>
    /// <exception cref="UnreadableEventException">The event is unknown to this version, or belongs to another picture.</exception>
    public static PictureRow? Apply(PictureRow? row, RecordedEvent recorded, out Purchase? purchase)
    {
        purchase = null;
        var position = recorded.Position.ToStored();
        // Rows and purchases are stored in one transaction: an event that is in the row is also in the purchases.
        if (row is { Removed: true } || (row is not null && position <= row.Position))
            return row;
        var happened = PictureEvents.Read(recorded.Type, recorded.Data.Span);
        if (row is null)
            return happened is PictureUploaded uploaded ? Uploaded(Own(uploaded, recorded), position, EventTime.Of(recorded)) : null;
        if (happened is OwnershipTransferred transferred)
            purchase = new Purchase(transferred.ToOwnerId.Value, row.PictureId, row.Sequence, position);
        return Evolve(row, happened, EventTime.Of(recorded)) with { Position = position };
    }

    private static PictureUploaded Own(PictureUploaded uploaded, RecordedEvent recorded) =>
        uploaded.PictureId == PictureEvents.PictureIdOf(recorded.Stream) ? uploaded : throw new UnreadableEventException("belongs to another picture");

    private static PictureRow Uploaded(PictureUploaded uploaded, long position, DateTimeOffset at) => new()
    {
        PictureId = uploaded.PictureId.Value,
        Sequence = position,
        Position = position,
        OwnerId = uploaded.OwnerId.Value,
        CreatorId = uploaded.OwnerId.Value,
        UploadedAt = at,
        Details = uploaded.Details,
        Width = uploaded.Original.Width,
        Height = uploaded.Original.Height,
        Sha256 = uploaded.Original.Sha256,
        Size = uploaded.Original.Size,
        MediaType = uploaded.Original.MediaType,
        Placeholder = uploaded.Placeholder,
        Colours = DominantColours.Of(PlaceholderPixels.Read(uploaded.Placeholder)),
        Previews = Ordered(uploaded.Previews),
        TermsVersion = PictureTerms.First,
    };

    // Media types in the order of preference are in alphabetical order, except that JPEG comes last.
    private static IReadOnlyList<PreviewFile> Ordered(IEnumerable<PreviewFile> previews) =>
    [
        .. previews
            .OrderBy(preview => preview.Width)
            .ThenBy(preview => preview.MediaType == "image/jpeg")
            .ThenBy(preview => preview.MediaType, StringComparer.Ordinal)
            .ThenBy(preview => preview.Key, StringComparer.Ordinal),
    ];

    // A reservation that exists when the terms change has expired, or was ended by a dispute.
    private static PictureRow Evolve(PictureRow row, PictureEvent happened, DateTimeOffset at)
    {
        var next = happened switch
        {
            PictureDescribed described => row with { Details = described.Details },
            CameraShown shown => row with { Camera = shown.Camera },
            CameraHidden => row with { Camera = null },
            PreviewsAdded added => row with { Previews = Ordered([.. row.Previews, .. added.Previews]) },
            OwnerNoteWritten written => row with { OwnerNote = written.Note },
            PictureListed listed => row with { Offer = new Offer(listed.PriceMinor, listed.Currency), EverListed = true },
            PictureRepriced repriced => row with { Offer = new Offer(repriced.PriceMinor, repriced.Currency) },
            PictureUnlisted => row with { Offer = null },
            PictureReservedForPurchase reserved => row with { Sale = new PendingSale(reserved.PurchaseId.Value, reserved.ExpiresAt) },
            PictureReservationReleased released => row.Sale?.PurchaseId == released.PurchaseId.Value ? row with { Sale = null } : row,
            OwnershipTransferred transferred => row with
            {
                OwnerId = transferred.ToOwnerId.Value,
                OwnerNote = "",
                Offer = null,
                TimesSold = row.TimesSold + 1,
                Sales = Provenance.With(row.Sales, transferred, at),
            },
            RoyaltyFixed royalty => row with { RoyaltyBasisPoints = royalty.BasisPoints },
            PictureFrozenForDispute frozen => row with { FrozenFor = Disputed.With(row.FrozenFor, frozen.PurchaseId), Offer = null },
            FreezeLifted lifted => row with { FrozenFor = Disputed.Without(row.FrozenFor, lifted.PurchaseId) },
            OwnershipReversed reversed => row with
            {
                OwnerId = reversed.ToOwnerId.Value, OwnerNote = "", Offer = null, FrozenFor = Disputed.Without(row.FrozenFor, reversed.PurchaseId),
                Sales = Provenance.Without(row.Sales, reversed.PurchaseId),
            },
            ResaleUndone undone => row with
            {
                OwnerId = undone.ToOwnerId.Value, OwnerNote = "", Offer = null, FrozenFor = Disputed.Without(row.FrozenFor, undone.PurchaseId),
                Sales = Provenance.Without(row.Sales, undone.PurchaseId),
            },
            PictureDeleted => Removed(row),
            _ => row,
        };
        return PictureTerms.Moves(happened) ? next with { Sale = null, TermsVersion = next.TermsVersion + 1 } : next;
    }

    private static PictureRow Removed(PictureRow row) => row with
    {
        Removed = true,
        Details = new PictureDetails("", "", [], row.Details.Category, ""),
        Placeholder = "",
        Colours = [],
        Previews = [],
        Offer = null,
        Sale = null,
        Camera = null,
    };
}
