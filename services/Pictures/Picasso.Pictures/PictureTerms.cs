namespace Picasso.Pictures;

/// <summary>The terms of sale: who sells, whether, and at what price. A quote names their version.</summary>
public static class PictureTerms
{
    /// <summary>The version that an upload starts with.</summary>
    public const long First = 1;

    /// <summary>Whether the event adds one to the terms version. Projections count with this same rule.</summary>
    public static bool Moves(PictureEvent happened) =>
        happened is PictureListed or PictureRepriced or PictureUnlisted or OwnershipTransferred
            or PictureFrozenForDispute or OwnershipReversed or ResaleUndone;
}
