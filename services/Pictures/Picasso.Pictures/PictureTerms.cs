namespace Picasso.Pictures;

/// <summary>The terms of sale: the seller, the offer and the price. A quote contains their version.</summary>
public static class PictureTerms
{
    /// <summary>The version after the upload.</summary>
    public const long First = 1;

    /// <summary>Whether the event increments the terms version. Projections use this same rule.</summary>
    public static bool Moves(PictureEvent happened) =>
        happened is PictureListed or PictureRepriced or PictureUnlisted or OwnershipTransferred
            or PictureFrozenForDispute or OwnershipReversed or ResaleUndone;
}
