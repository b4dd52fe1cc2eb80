using Picasso.EventSourcing;
using Picasso.Pictures.Proving;

namespace Picasso.Pictures.Commands.Streams;

/// <summary>A picture's whole stream with its state and the verdict of its hash chain.</summary>
internal sealed record PictureHistory(PictureState State, IReadOnlyList<RecordedEvent> Events, ChainVerdict Verdict)
{
    /// <summary>The position at which the purchase transferred the ownership; null when it did not.</summary>
    public LogPosition? PositionOfTransfer(string purchaseId) =>
        PositionOf<OwnershipTransferred>(transferred => transferred.PurchaseId == purchaseId);

    /// <summary>The resales that were reversed because this purchase lost its dispute, the latest resale first.</summary>
    public IEnumerable<string> ResalesUndoneFor(string purchaseId) => Events
        .Select(recorded => PictureEncoding.Instance.Decode(recorded.Type, recorded.Data.Span)).OfType<ResaleUndone>()
        .Where(undone => undone.DisputedPurchaseId == purchaseId).Select(undone => undone.PurchaseId);

    /// <summary>The position of the first such event; null when there is none.</summary>
    public LogPosition? PositionOf<T>(Func<T, bool> isIt)
        where T : PictureEvent => Events
        .Where(recorded => PictureEncoding.Instance.Decode(recorded.Type, recorded.Data.Span) is T happened && isIt(happened))
        .Select(recorded => (LogPosition?)recorded.Position)
        .FirstOrDefault();
}
