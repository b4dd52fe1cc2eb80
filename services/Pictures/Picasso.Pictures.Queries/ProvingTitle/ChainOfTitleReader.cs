using Google.Protobuf.WellKnownTypes;
using Picasso.Contracts.Pictures;
using Picasso.EventSourcing;
using Picasso.Kernel;
using Picasso.Pictures.Proving;
using Picasso.Pictures.Queries.Projecting;
using Money = Picasso.Contracts.Money;

namespace Picasso.Pictures.Queries.ProvingTitle;

/// <summary>
/// Reads every change of ownership from the picture's own stream, and verifies its hashes. The read model is not used, because the displayed facts
/// must be the verified ones.
/// </summary>
internal sealed class ChainOfTitleReader(IEventStore log)
{
    public async Task<ChainOfTitle> ReadAsync(PictureId pictureId, CancellationToken cancellationToken)
    {
        var history = await log.RequireHistoryAsync(pictureId, cancellationToken);
        return new ChainOfTitle
        {
            PictureId = pictureId.Value,
            Entries = { history.Entries.Select(EntryOf).OfType<TitleEntry>() },
            Verified = history.Verdict.IsIntact,
        };
    }

    private static TitleEntry? EntryOf(PictureHistoryEntry entry) => EntryOf(entry.Happened, entry.Recorded);

    private static TitleEntry? EntryOf(PictureEvent happened, RecordedEvent recorded) => happened switch
    {
        PictureUploaded uploaded => Entry("uploaded", uploaded.OwnerId, recorded),
        OwnershipTransferred transferred => Transferred(Entry("transferred", transferred.ToOwnerId, recorded), transferred),
        OwnershipReversed reversed => Back(Entry("reversed", reversed.ToOwnerId, recorded), reversed.FromOwnerId, reversed.PurchaseId),
        ResaleUndone undone => Back(Entry("undone", undone.ToOwnerId, recorded), undone.FromOwnerId, undone.PurchaseId),
        ResaleMadeConditional conditional => Conditional(Entry("conditional", "", recorded), conditional),
        PictureFrozenForDispute frozen => About(Entry("frozen", frozen.OwnerId, recorded), frozen.PurchaseId),
        FreezeLifted lifted when lifted.Reason is not (FreezeReasons.Resold or FreezeReasons.LostAfterResale) => About(Entry("unfrozen", "", recorded), lifted.PurchaseId),
        _ => null,
    };

    private static TitleEntry Entry(string kind, UserId ownerId, RecordedEvent recorded) => new()
    {
        Kind = kind,
        OwnerId = ownerId.Value,
        At = EventTime.Of(recorded).ToTimestamp(),
        Hash = EventMetadata.Decode(recorded.Metadata.Span)?.Hash ?? "",
    };

    private static TitleEntry About(TitleEntry entry, PurchaseId purchaseId)
    {
        entry.PurchaseId = purchaseId.Value;
        return entry;
    }

    private static TitleEntry Back(TitleEntry entry, UserId fromOwnerId, PurchaseId purchaseId)
    {
        entry.PreviousOwnerId = fromOwnerId.Value;
        return About(entry, purchaseId);
    }

    private static TitleEntry Conditional(TitleEntry entry, ResaleMadeConditional conditional)
    {
        entry.ConditionalUntil = conditional.Until.ToTimestamp();
        return About(entry, conditional.PurchaseId);
    }

    private static TitleEntry Transferred(TitleEntry entry, OwnershipTransferred transferred)
    {
        entry.PreviousOwnerId = transferred.FromOwnerId.Value;
        entry.Price = new Money { Minor = transferred.PriceMinor, Currency = transferred.Currency };
        entry.PurchaseId = transferred.PurchaseId.Value;
        return entry;
    }
}
