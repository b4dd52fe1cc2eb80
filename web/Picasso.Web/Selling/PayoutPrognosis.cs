using Picasso.Contracts.Payments;
using WireMoney = Picasso.Contracts.Money;

namespace Picasso.Web.Selling;

/// <summary>What a seller is told of the next payout in one currency.</summary>
internal enum PayoutPrognosis
{
    /// <summary>There is nothing to send.</summary>
    Nothing,

    /// <summary>The seller owes Picasso.</summary>
    Owing,

    /// <summary>It is less than the smallest payout.</summary>
    TooSmall,

    /// <summary>It needs a bank account.</summary>
    NeedsSetup,

    /// <summary>It is being sent.</summary>
    Now,

    /// <summary>It has a date.</summary>
    Planned,
}

/// <summary>Reads a forecast of payments.</summary>
internal static class PayoutForecasts
{
    /// <summary>What to say of a payout.</summary>
    public static PayoutPrognosis Prognosis(this NextPayout next, PayoutAccountState account, DateTimeOffset now) => next.Amount.Minor switch
    {
        0 => PayoutPrognosis.Nothing,
        < 0 => PayoutPrognosis.Owing,
        _ when next.At is null => PayoutPrognosis.TooSmall,
        _ when account != PayoutAccountState.Active => PayoutPrognosis.NeedsSetup,
        _ when next.At.ToDateTimeOffset() <= now => PayoutPrognosis.Now,
        _ => PayoutPrognosis.Planned,
    };

    /// <summary>The payouts that are worth showing, with the reserve of each currency; a currency may have a reserve alone.</summary>
    public static IReadOnlyList<(NextPayout Next, WireMoney? Reserve)> WithReserves(PayoutsOverview overview, GetBalanceResponse balance)
    {
        var reserves = balance.Reserves.Where(reserve => reserve.Minor > 0).ToDictionary(reserve => reserve.Currency);
        var known = overview.Next.ToDictionary(next => next.Amount.Currency);
        return
        [
            .. known.Keys.Union(reserves.Keys).Order(StringComparer.Ordinal)
                .Select(currency => (Next: known.GetValueOrDefault(currency) ?? Nothing(currency), Reserve: reserves.GetValueOrDefault(currency)))
                .Where(one => one.Next.Amount.Minor != 0 || one.Next.Open.Minor != 0 || one.Reserve is not null),
        ];
    }

    private static NextPayout Nothing(string currency)
    {
        var none = new WireMoney { Currency = currency };
        return new NextPayout { Amount = none, Held = none, Open = none, Minimum = none };
    }
}
