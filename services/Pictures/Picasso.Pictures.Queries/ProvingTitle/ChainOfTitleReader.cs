using Google.Protobuf.WellKnownTypes;
using Picasso.Contracts.Pictures;
using Picasso.EventSourcing;
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
    public async Task<ChainOfTitle> ReadAsync(string pictureId, CancellationToken cancellationToken)
    {
        var history = await PictureHistory.RequireAsync(log, pictureId, cancellationToken);
        return new ChainOfTitle
        {
            PictureId = pictureId,
            Entries = { history.Events.Select(EntryOf).OfType<TitleEntry>() },
            Verified = HashChain.Verify(history.Events).IsIntact,
        };
    }

    private static TitleEntry? EntryOf(RecordedEvent recorded) => PictureEvents.Decode(recorded.Type, recorded.Data.Span) switch
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

    private static TitleEntry Entry(string kind, string ownerId, RecordedEvent recorded) => new()
    {
        Kind = kind,
        OwnerId = ownerId,
        At = EventTime.Of(recorded).ToTimestamp(),
        Hash = EventMetadata.Decode(recorded.Metadata.Span)?.Hash ?? "",
    };

    private static TitleEntry About(TitleEntry entry, string purchaseId)
    {
        entry.PurchaseId = purchaseId;
        return entry;
    }

    private static TitleEntry Back(TitleEntry entry, string fromOwnerId, string purchaseId)
    {
        entry.PreviousOwnerId = fromOwnerId;
        return About(entry, purchaseId);
    }

    private static TitleEntry Conditional(TitleEntry entry, ResaleMadeConditional conditional)
    {
        entry.ConditionalUntil = conditional.Until.ToTimestamp();
        return About(entry, conditional.PurchaseId);
    }

    private static TitleEntry Transferred(TitleEntry entry, OwnershipTransferred transferred)
    {
        entry.PreviousOwnerId = transferred.FromOwnerId;
        entry.Price = new Money { Minor = transferred.PriceMinor, Currency = transferred.Currency };
        entry.PurchaseId = transferred.PurchaseId;
        return entry;
    }
}
