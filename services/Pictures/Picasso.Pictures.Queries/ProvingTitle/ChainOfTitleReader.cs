using Google.Protobuf.WellKnownTypes;
using Picasso.Contracts.Pictures;
using Picasso.EventSourcing;
using Picasso.Kernel;
using Picasso.Pictures.Proving;
using Picasso.Pictures.Queries.Projecting;
using Money = Picasso.Contracts.Money;

namespace Picasso.Pictures.Queries.ProvingTitle;

/// <summary>
/// Reads every change of ownership and the latest changes of words from the picture's own stream, and verifies all its hashes. The read model is not
/// used, because the displayed data must be the verified ones.
/// </summary>
internal sealed class ChainOfTitleReader(IEventStore log)
{
    /// <summary>An owner can change words many times; without a limit the answer would exceed the largest message and hide the changes of ownership.</summary>
    public const int MaxWordChanges = 50;

    public async Task<ChainOfTitle> ReadAsync(PictureId pictureId, CancellationToken cancellationToken)
    {
        var history = await log.RequireHistoryAsync(pictureId, cancellationToken);
        return new ChainOfTitle
        {
            PictureId = pictureId.Value,
            Entries = { WithoutOldWords([.. Entries(history.Entries)]) },
            Verified = history.Verdict.IsIntact,
        };
    }

    private static IEnumerable<TitleEntry> Entries(IEnumerable<PictureHistoryEntry> history)
    {
        UserId owner = "";
        foreach (var (happened, recorded) in history.Select(entry => (entry.Happened, entry.Recorded)))
        {
            if (EntryOf(happened, recorded, owner) is not { } entry)
                continue;
            owner = entry.OwnerId.Length > 0 ? entry.OwnerId : owner;
            yield return entry;
        }
    }

    private static IEnumerable<TitleEntry> WithoutOldWords(IReadOnlyList<TitleEntry> entries)
    {
        var omitted = entries.Count(IsOfWords) - MaxWordChanges;
        return entries.Where(entry => !IsOfWords(entry) || omitted-- <= 0);
    }

    private static bool IsOfWords(TitleEntry entry) => entry.Kind is "described" or "noted";

    // Only the owner changes words, so events of words need not say who did.
    private static TitleEntry? EntryOf(PictureEvent happened, RecordedEvent recorded, UserId owner) => happened switch
    {
        PictureUploaded uploaded => Entry("uploaded", uploaded.OwnerId, recorded),
        PictureDescribed described => Words(Entry("described", owner, recorded), described.Details.Title),
        OwnerNoteWritten written => Words(Entry("noted", written.OwnerId, recorded), written.Note),
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

    private static TitleEntry Words(TitleEntry entry, string words)
    {
        entry.Words = words;
        return entry;
    }

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
