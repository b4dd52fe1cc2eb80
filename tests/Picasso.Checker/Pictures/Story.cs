using Picasso.Checker.Rows;

namespace Picasso.Checker.Pictures;

/// <summary>What was offered under one version of the terms.</summary>
internal sealed record Offer(string SellerId, long PriceMinor, string Currency);

/// <summary>One move of a picture's ownership.</summary>
/// <param name="Event">The event.</param>
/// <param name="OwnerBefore">Who owned it by the events before.</param>
/// <param name="TermsBefore">The version of the terms until then.</param>
internal sealed record Move(StoredEvent Event, string OwnerBefore, long TermsBefore)
{
    public bool IsSale => Event.Type == StoredEventTypes.Transferred;

    public string PurchaseId => Event.Text("purchaseId");
}

/// <summary>A picture's stream, followed from its beginning: who owned it, what was offered, and what makes no sense.</summary>
internal sealed class Story
{
    private string _owner = "";
    private long _terms;

    private Story(string pictureId) => PictureId = pictureId;

    public string PictureId { get; }

    /// <summary>Who uploaded it.</summary>
    public string CreatorId { get; private set; } = "";

    public long RoyaltyBasisPoints { get; private set; }

    public Dictionary<long, Offer> Offers { get; } = [];

    public List<Move> Moves { get; } = [];

    /// <summary>Every event, in order.</summary>
    public List<StoredEvent> Events { get; } = [];

    /// <summary>Who owns it at the end.</summary>
    public string Owner => _owner;

    public List<string> Flaws { get; } = [];

    /// <summary>The story of each picture.</summary>
    public static IReadOnlyDictionary<string, Story> All(IEnumerable<EventRow> events) => events
        .Where(row => row.Stream.StartsWith("picture-", StringComparison.Ordinal))
        .GroupBy(row => row.Stream).Select(Follow).ToDictionary(story => story.PictureId);

    private static Story Follow(IGrouping<string, EventRow> stream)
    {
        var story = new Story(stream.Key["picture-".Length..]);
        foreach (var row in stream.OrderBy(row => row.Revision))
            story.Add(new StoredEvent(row));
        return story;
    }

    private void Add(StoredEvent stored)
    {
        Events.Add(stored);
        if (stored.Type is StoredEventTypes.Uploaded)
            Begin(stored);
        else if (_owner.Length == 0 && stored.Type is not StoredEventTypes.Abandoned)
            Flaws.Add($"{stored.Type} at {stored.Row.Position}, before anybody owned it");
        else if (stored.Type is StoredEventTypes.RoyaltyFixed)
            RoyaltyBasisPoints = stored.Number("basisPoints");
        else if (stored.Type is StoredEventTypes.Listed or StoredEventTypes.Repriced)
            Offers[++_terms] = new Offer(_owner, stored.Number("priceMinor"), stored.Text("currency"));
        else if (stored.Type is StoredEventTypes.Unlisted or StoredEventTypes.Frozen)
            _terms++;
        else if (stored.Type is StoredEventTypes.Transferred or StoredEventTypes.Reversed or StoredEventTypes.Undone)
            MoveOn(stored);
    }

    private void Begin(StoredEvent stored)
    {
        if (_owner.Length > 0)
            Flaws.Add($"uploaded again at {stored.Row.Position}, while {_owner} owned it");
        if (stored.Text("ownerId").Length == 0)
            Flaws.Add($"uploaded at {stored.Row.Position} by nobody");
        (_owner, CreatorId, _terms) = (stored.Text("ownerId"), stored.Text("ownerId"), 1);
    }

    private void MoveOn(StoredEvent stored)
    {
        var (from, to) = (stored.Text("fromOwnerId"), stored.Text("toOwnerId"));
        if (from != _owner)
            Flaws.Add($"moved at {stored.Row.Position} from {from}, while {_owner} owned it");
        if (to.Length == 0 || to == _owner)
            Flaws.Add($"moved at {stored.Row.Position} from {_owner} to '{to}'");
        Moves.Add(new Move(stored, _owner, _terms));
        (_owner, _terms) = (to, _terms + 1);
    }
}
