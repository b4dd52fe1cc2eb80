namespace Picasso.Payments.Ledger;

/// <summary>A creator's share in a sale by a later owner.</summary>
internal static class Royalties
{
    /// <summary>
    /// The royalty in minor units, of the price, rounded down, and never more than the fee leaves: fee, royalty and the
    /// seller's net always sum to the price and none is negative. The odd fractions are the seller's.
    /// </summary>
    public static long Of(long priceMinor, long feeMinor, int basisPoints) =>
        Math.Min((long)((Int128)priceMinor * basisPoints / Fees.BasisPointsOfAll), priceMinor - feeMinor);
}
