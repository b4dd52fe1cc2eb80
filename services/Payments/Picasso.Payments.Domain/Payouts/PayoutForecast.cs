using Picasso.Kernel;

namespace Picasso.Payments.Payouts;

/// <summary>The next payout to a seller in one currency, as far as it can be foreseen. Pure.</summary>
/// <param name="Amount">Its amount; without a date what could be paid out once every hold has ended. Negative when the seller owes.</param>
/// <param name="At">When it is planned, at the earliest; null when no date can be foreseen.</param>
/// <param name="HeldMinor">What is held until a known date.</param>
/// <param name="HeldUntil">When the last of it is free; null when nothing is held.</param>
/// <param name="OpenMinor">What belongs to sales that have not ended, such as disputed ones.</param>
/// <param name="OwedMinor">The whole balance, held or not.</param>
internal sealed record PayoutForecast(Money Amount, DateTimeOffset? At, long HeldMinor, DateTimeOffset? HeldUntil, long OpenMinor, long OwedMinor)
{
    /// <summary>A forecast for each currency, by the rules of <see cref="PayoutPlan"/>.</summary>
    /// <param name="earnings">What the seller has earned.</param>
    /// <param name="minimumMinor">The smallest payout, in minor units.</param>
    /// <param name="now">The time.</param>
    public static IReadOnlyList<PayoutForecast> Of(SellerEarnings earnings, long minimumMinor, DateTimeOffset now)
    {
        var held = PayoutPlan.HeldOf(earnings).ToLookup(proceeds => proceeds.Amount.Currency);
        return [.. earnings.Owed.Select(owed => Of(owed, [.. held[owed.Currency]], minimumMinor, now))];
    }

    private static PayoutForecast Of(Money owed, IReadOnlyList<SaleProceeds> held, long minimumMinor, DateTimeOffset now)
    {
        var (dated, open) = (held.Where(proceeds => proceeds.Until is not null).ToList(), held.Where(proceeds => proceeds.Until is null).Sum(Minor));
        var heldMinor = dated.Sum(Minor);
        var free = owed.Minor - heldMinor - open;
        DateTimeOffset? at = free >= minimumMinor ? now : null;
        foreach (var ending in dated.GroupBy(proceeds => proceeds.Until!.Value).OrderBy(group => group.Key).TakeWhile(_ => at is null))
        {
            free += ending.Sum(Minor);
            at = free >= minimumMinor ? ending.Key : null;
        }

        return new PayoutForecast(owed with { Minor = free }, at, heldMinor, dated.Max(proceeds => proceeds.Until), open, owed.Minor);
    }

    private static long Minor(SaleProceeds proceeds) => proceeds.Amount.Minor;
}
