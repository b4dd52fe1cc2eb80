namespace Picasso.Payments.Ledger;

/// <summary>Picasso's share of a price.</summary>
internal static class Fees
{
    /// <summary>One hundredth of a percent.</summary>
    public const int BasisPointsOfAll = 10_000;

    /// <summary>The fee in minor units, rounded down in the seller's favour. Fee and net always sum to the price.</summary>
    public static long Of(long priceMinor, int basisPoints) => (long)((Int128)priceMinor * basisPoints / BasisPointsOfAll);
}
