using Picasso.Checker.Rows;

namespace Picasso.Checker.Pictures;

/// <summary>What was offered under one version of the terms.</summary>
internal sealed record Offer(string SellerId, long PriceMinor, string Currency);

/// <summary>One move of a picture's ownership.</summary>
/// <param name="Fact">The event.</param>
/// <param name="OwnerBefore">Who owned it by the events before.</param>
/// <param name="TermsBefore">The version of the terms until then.</param>
internal sealed record Move(Fact Fact, string OwnerBefore, long TermsBefore)
{
    public bool IsSale => Fact.Type == Facts.Transferred;

    public string PurchaseId => Fact.Text("purchaseId");
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
    public List<Fact> Told { get; } = [];

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
            story.Add(new Fact(row));
        return story;
    }

    private void Add(Fact fact)
    {
        Told.Add(fact);
        if (fact.Type is Facts.Uploaded)
            Begin(fact);
        else if (_owner.Length == 0 && fact.Type is not Facts.Abandoned)
            Flaws.Add($"{fact.Type} at {fact.Row.Position}, before anybody owned it");
        else if (fact.Type is Facts.RoyaltyFixed)
            RoyaltyBasisPoints = fact.Number("basisPoints");
        else if (fact.Type is Facts.Listed or Facts.Repriced)
            Offers[++_terms] = new Offer(_owner, fact.Number("priceMinor"), fact.Text("currency"));
        else if (fact.Type is Facts.Unlisted or Facts.Frozen)
            _terms++;
        else if (fact.Type is Facts.Transferred or Facts.Reversed or Facts.Undone)
            MoveOn(fact);
    }

    private void Begin(Fact fact)
    {
        if (_owner.Length > 0)
            Flaws.Add($"uploaded again at {fact.Row.Position}, while {_owner} owned it");
        if (fact.Text("ownerId").Length == 0)
            Flaws.Add($"uploaded at {fact.Row.Position} by nobody");
        (_owner, CreatorId, _terms) = (fact.Text("ownerId"), fact.Text("ownerId"), 1);
    }

    private void MoveOn(Fact fact)
    {
        var (from, to) = (fact.Text("fromOwnerId"), fact.Text("toOwnerId"));
        if (from != _owner)
            Flaws.Add($"moved at {fact.Row.Position} from {from}, while {_owner} owned it");
        if (to.Length == 0 || to == _owner)
            Flaws.Add($"moved at {fact.Row.Position} from {_owner} to '{to}'");
        Moves.Add(new Move(fact, _owner, _terms));
        (_owner, _terms) = (to, _terms + 1);
    }
}
