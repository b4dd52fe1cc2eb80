using Picasso.Checker.Pictures;
using Picasso.Checker.Rows;

namespace Picasso.Checker.Invariants;

/// <summary>
/// Case 19, from the rows alone. A resale without a condition is one at arm's length: held, at a fair price, with another card. A lost dispute
/// goes back through everything that depends on it; who keeps a picture after one bought at arm's length. Nobody is refunded and owner.
/// </summary>
internal static class ArmsLength
{
    public static IEnumerable<Violation> Check(Evidence evidence)
    {
        var purchases = evidence.Purchases.GroupBy(purchase => purchase.PurchaseId).ToDictionary(same => same.Key, same => same.First());
        var cards = evidence.Provider.Charges.GroupBy(money => money.PurchaseId).ToDictionary(same => same.Key, same => same.First().Card);
        foreach (var story in Story.All(evidence.Events).Values)
        {
            var resales = Titles.Follow(story).Where(title => CanBeDisputed(title, evidence.Rules, purchases));
            foreach (var flaw in resales.SelectMany(title => Resale(title, evidence.Rules, cards))
                .Concat(Titles.Follow(story).SelectMany(Unwound)).Concat(Kept(story, purchases)))
                yield return new Violation("C19", $"picture {story.PictureId}: {flaw}");
        }

        foreach (var purchase in evidence.Purchases.Where(purchase => purchase.UndoneBy != "" && !purchase.IsUndone && !purchase.IsReturned))
            yield return new Violation("C19", $"purchase {purchase.PurchaseId} was undone by {purchase.UndoneBy} and is {purchase.CurrentState}");
    }

    // A payment that stands for good makes any resale stand: its dispute was won, or the time for one is over.
    private static bool CanBeDisputed(Title title, ResaleRules rules, Dictionary<string, PurchaseRow> purchases)
    {
        if (title.Before is not { } before || before.Sold.At + rules.Window <= title.Sold.At + rules.Slack)
            return false;
        var isWon = purchases.GetValueOrDefault(before.PurchaseId)?.CurrentState == States.Upheld;
        return !isWon || before.WonAt > title.Sold.At;
    }

    private static IEnumerable<string> Resale(Title title, ResaleRules rules, Dictionary<string, string> cards)
    {
        if (title.Before is { } before && !title.IsConditional)
        {
            var (price, paid) = (title.Sold.Number("priceMinor"), before.Sold.Number("priceMinor"));
            if (title.Sold.At - before.Sold.At < rules.HoldFor - rules.Slack)
                yield return $"resale {title.PurchaseId} is at arm's length {title.Sold.At - before.Sold.At} after {before.PurchaseId}";
            if (price * 10_000 < paid * rules.FloorBasisPoints)
                yield return $"resale {title.PurchaseId} for {price} is at arm's length where {paid} was paid";
            if (cards.GetValueOrDefault(title.PurchaseId, "") is { Length: > 0 } card && card == cards.GetValueOrDefault(before.PurchaseId))
                yield return $"resale {title.PurchaseId} is at arm's length of the same card as {before.PurchaseId}";
        }
    }

    private static IEnumerable<string> Unwound(Title title)
    {
        foreach (var (at, above) in title.Kept)
        {
            if (above is null)
                yield return $"purchase {title.PurchaseId} was disputed, and at {at:O} its buyer was left the picture";
            else if (!above.IsBack && above.Until > at)
                yield return $"purchase {title.PurchaseId} was lost at {at:O}, and resale {above.PurchaseId}, conditional until {above.Until:O}, stands";
        }

        if (title.IsBack && title.Next is { IsBack: false } kept)
            yield return $"purchase {title.PurchaseId} went back and resale {kept.PurchaseId} did not";
    }

    // Whoever owns it paid for it, and has no money back.
    private static IEnumerable<string> Kept(Story story, Dictionary<string, PurchaseRow> purchases)
    {
        var standing = Titles.Follow(story).Where(title => !title.IsBack).ToList();
        foreach (var title in standing)
        {
            if (purchases.GetValueOrDefault(title.PurchaseId) is not { } purchase)
                yield return $"{title.PurchaseId} moved it and is no purchase";
            else if (purchase.CurrentState is States.Refunded or States.Rejected || purchase.IsReturned)
                yield return $"{purchase.BuyerId} was refunded by {purchase.PurchaseId} ({purchase.CurrentState}) and the title stands";
            else if (title.IsLost && title == standing[^1])
                yield return $"{purchase.BuyerId} has the money of {purchase.PurchaseId} from the bank and owns the picture again";
        }

        foreach (var back in Titles.Follow(story).Where(title => title.IsBack))
        {
            if (purchases.GetValueOrDefault(back.PurchaseId) is { } purchase && !purchase.IsUndone && !purchase.IsReturned)
                yield return $"{back.PurchaseId} went back and its buyer is not refunded: it is {purchase.CurrentState}";
        }

        if (story.Owner != (standing.Count == 0 ? story.CreatorId : standing[^1].Sold.Text("toOwnerId")))
            yield return $"{story.Owner} owns it without a title";
    }
}
