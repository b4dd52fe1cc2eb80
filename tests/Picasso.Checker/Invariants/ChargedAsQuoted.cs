using Picasso.Checker.Pictures;
using Picasso.Checker.Rows;

namespace Picasso.Checker.Invariants;

/// <summary>
/// I7: seller, price and currency of a purchase are those of the picture under the quoted version of its terms; what was taken and kept
/// is that price; and the transfer says the same, from that version on.
/// </summary>
internal static class ChargedAsQuoted
{
    public static IEnumerable<Violation> Check(Evidence evidence)
    {
        var stories = Story.All(evidence.Events);
        var moves = stories.Values.SelectMany(story => story.Moves).Where(move => move.IsSale).ToLookup(move => move.PurchaseId);
        var taken = evidence.Provider.Charges.ToLookup(money => money.PurchaseId);
        var back = evidence.Provider.Refunds.ToLookup(money => money.PurchaseId);
        foreach (var purchase in evidence.Purchases)
        {
            var flaws = Quoted(purchase, stories.GetValueOrDefault(purchase.PictureId))
                .Concat(Taken(purchase, taken[purchase.PurchaseId], back[purchase.PurchaseId]))
                .Concat(moves[purchase.PurchaseId].SelectMany(move => Moved(purchase, move)));
            foreach (var flaw in flaws)
                yield return new Violation("I7", $"purchase {purchase.PurchaseId} of picture {purchase.PictureId}: {flaw}");
        }
    }

    private static IEnumerable<string> Quoted(PurchaseRow purchase, Story? story)
    {
        if (story is null)
        {
            yield return "there is no such picture";
            yield break;
        }

        if (story.Offers.GetValueOrDefault(purchase.TermsVersion) is not { } offer)
            yield return $"nothing was offered under version {purchase.TermsVersion}";
        else if (offer != new Offer(purchase.SellerId, purchase.PriceMinor, purchase.Currency))
            yield return $"{purchase.PriceMinor} {purchase.Currency} to {purchase.SellerId}, where {offer} was offered";
        var royalty = story.CreatorId == purchase.SellerId ? 0
            : Math.Min(purchase.PriceMinor * story.RoyaltyBasisPoints / 10_000, purchase.PriceMinor - purchase.FeeMinor);
        if (purchase.RoyaltyMinor != royalty || purchase.CreatorId != story.CreatorId)
            yield return $"a royalty of {purchase.RoyaltyMinor} to {purchase.CreatorId}, where {royalty} to {story.CreatorId} is due";
        if (purchase.BuyerId == purchase.SellerId)
            yield return "bought from oneself";
    }

    private static IEnumerable<string> Taken(PurchaseRow purchase, IEnumerable<ProviderMoney> taken, IEnumerable<ProviderMoney> back)
    {
        foreach (var money in taken)
        {
            if ((money.Minor, money.Currency) != (purchase.CapturedMinor, purchase.CapturedCurrency))
                yield return $"{money.Minor} {money.Currency} was taken, {purchase.CapturedMinor} {purchase.CapturedCurrency} is noted";
            var isPrice = (money.Minor, money.Currency) == (purchase.PriceMinor, purchase.Currency);
            if (!isPrice && !back.Any(refund => (refund.Minor, refund.Currency) == (money.Minor, money.Currency)))
                yield return $"{money.Minor} {money.Currency} was taken and kept, {purchase.PriceMinor} {purchase.Currency} was quoted";
        }
    }

    private static IEnumerable<string> Moved(PurchaseRow purchase, Move move)
    {
        var stored = move.Event;
        var said = (
            stored.PictureId, move.TermsBefore, stored.Text("fromOwnerId"), stored.Text("toOwnerId"), stored.Number("priceMinor"), stored.Text("currency"));
        var bought = (
            purchase.PictureId, purchase.TermsVersion, purchase.SellerId, purchase.BuyerId, purchase.PriceMinor, purchase.Currency);
        if (said != bought)
            yield return $"moved as {said}, bought as {bought}";
    }
}
