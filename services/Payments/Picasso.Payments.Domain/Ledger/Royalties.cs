namespace Picasso.Payments.Ledger;

/// <summary>A creator's share in a sale by a later owner.</summary>
internal static class Royalties
{
    /// <summary>
    /// The royalty on the price in minor units, rounded down and limited to what remains after the fee: fee, royalty and the seller's net always sum
    /// to the price and none is negative. The seller receives the fractions.
    /// </summary>
    public static long Of(long priceMinor, long feeMinor, int basisPoints) =>
        Math.Min((long)((Int128)priceMinor * basisPoints / Fees.BasisPointsOfAll), priceMinor - feeMinor);
}
