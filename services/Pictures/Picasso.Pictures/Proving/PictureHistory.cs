using Picasso.EventSourcing;
using Picasso.EventSourcing.Deciding;
using Picasso.Kernel;

namespace Picasso.Pictures.Proving;

/// <summary>
/// A picture's stream from its first event on, each event decoded and folded once: the basis of decisions on ownership and of answers that have to
/// be the same for a repeated message.
/// </summary>
public sealed class PictureHistory
{
    private ChainVerdict? _verdict;

    private PictureHistory(PictureState state, IReadOnlyList<PictureHistoryEntry> entries) => (State, Entries) = (state, entries);

    /// <summary>The history of a picture that never existed.</summary>
    public static PictureHistory None { get; } = new(PictureState.None, []);

    /// <summary>The state after the last event.</summary>
    public PictureState State { get; }

    /// <summary>All events, in order.</summary>
    public IReadOnlyList<PictureHistoryEntry> Entries { get; }

    /// <summary>The revision of the next event.</summary>
    public long NextRevision => Entries.Count == 0 ? 0 : Entries[^1].Recorded.Revision + 1;

    /// <summary>The verdict of the hash chain.</summary>
    public ChainVerdict Verdict => _verdict ??= HashChain.Verify(Entries.Select(entry => entry.Recorded));

    /// <summary>This history with the events that follow.</summary>
    /// <exception cref="UnreadableEventException">This version cannot read one of them, which may have transferred the ownership.</exception>
    public PictureHistory With(IReadOnlyCollection<RecordedEvent> following)
    {
        if (following.Count == 0)
            return this;
        var state = State;
        var entries = new List<PictureHistoryEntry>(Entries.Count + following.Count);
        entries.AddRange(Entries);
        foreach (var recorded in following)
        {
            var happened = PictureEvents.Read(recorded.Type, recorded.Data.Span);
            state = PictureDecider.Instance.Evolve(state, happened);
            entries.Add(new PictureHistoryEntry(recorded, happened));
        }

        return new PictureHistory(state, entries);
    }

    /// <summary>The position at which the purchase transferred the ownership; null when it did not.</summary>
    public LogPosition? PositionOfTransfer(PurchaseId purchaseId) =>
        PositionOf<OwnershipTransferred>(transferred => transferred.PurchaseId == purchaseId);

    /// <summary>The resales that were reversed because this purchase lost its dispute, the latest resale first.</summary>
    public IEnumerable<PurchaseId> ResalesUndoneFor(PurchaseId purchaseId) => Entries
        .Select(entry => entry.Happened).OfType<ResaleUndone>()
        .Where(undone => undone.DisputedPurchaseId == purchaseId).Select(undone => undone.PurchaseId);

    /// <summary>The position of the first such event; null when there is none.</summary>
    public LogPosition? PositionOf<T>(Func<T, bool> isIt)
        where T : PictureEvent =>
        Entries.FirstOrDefault(entry => entry.Happened is T happened && isIt(happened))?.Recorded.Position;
}

/// <summary>An event of a picture's stream.</summary>
/// <param name="Recorded">As stored.</param>
/// <param name="Happened">Decoded.</param>
public sealed record PictureHistoryEntry(RecordedEvent Recorded, PictureEvent Happened);
