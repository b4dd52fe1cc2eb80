using Picasso.Kernel;

namespace Picasso.Payments.Payouts;

/// <summary>Decides a seller's payouts: the balance in the ledger, less recent and disputed earnings. Pure.</summary>
internal static class PayoutPlan
{
    /// <summary>The payouts that are due now, one for each currency.</summary>
    /// <param name="earnings">What the seller has earned.</param>
    /// <param name="minimumMinor">The smallest payout, in minor units; smaller balances accumulate.</param>
    /// <param name="now">When they are planned.</param>
    public static IReadOnlyList<SellerPayout> Of(SellerEarnings earnings, long minimumMinor, DateTimeOffset now)
    {
        var held = HeldOf(earnings).GroupBy(proceeds => proceeds.Amount.Currency)
            .ToDictionary(sums => sums.Key, sums => sums.Sum(proceeds => proceeds.Amount.Minor));
        return
        [
            .. earnings.Owed
                .Select(owed => owed with { Minor = owed.Minor - held.GetValueOrDefault(owed.Currency) })
                .Where(amount => amount.Minor >= minimumMinor)
                .Select((amount, index) => new SellerPayout
                {
                    PayoutId = IdOf(earnings.SellerId, earnings.EarlierPayouts + index), Bucket = earnings.Bucket, SellerId = earnings.SellerId,
                    AmountMinor = amount.Minor, Currency = amount.Currency, CreatedAt = now, DueAt = now,
                }),
        ];
    }

    /// <summary>The balance of an account by currency, as its owner sees it: what the ledger credits is owed.</summary>
    /// <param name="postings">Postings of the account, or sums of them: credits are negative.</param>
    public static IReadOnlyList<Money> Owed(IEnumerable<Money> postings) =>
    [
        .. postings.GroupBy(posting => posting.Currency).OrderBy(sums => sums.Key, StringComparer.Ordinal)
            .Select(sums => new Money(-sums.Sum(posting => posting.Minor), sums.Key)),
    ];

    /// <summary>The id of a seller's payout by its number: of two concurrent plans one is stored.</summary>
    public static string IdOf(string sellerId, int number) => Ids.From($"payout/{sellerId}/{number}");

    /// <summary>What is held. A sale that is not on the statement yet counts with its expected proceeds.</summary>
    public static IEnumerable<SaleProceeds> HeldOf(SellerEarnings earnings)
    {
        var listed = earnings.HeldLines.Select(line => line.PurchaseId).ToHashSet();
        return earnings.HeldLines.Concat(earnings.OpenSales.Where(sale => !listed.Contains(sale.PurchaseId)));
    }
}
