using Picasso.Kernel;

namespace Picasso.Pictures.Deciding;

/// <summary>The creator's share in later sales: chosen when the picture is first listed, and never again.</summary>
internal static class RoyaltyDecisions
{
    /// <summary>Why the wish cannot be had; null when it can, or when there is none.</summary>
    public static DomainError? Refuse(PictureState state, int? basisPoints)
    {
        if (basisPoints is not { } wished)
            return null;
        if (wished is < 0 or > RoyaltyFixed.MaxBasisPoints)
            return PictureErrors.RoyaltyInvalid;
        return state.EverListed && wished != state.RoyaltyBasisPoints ? PictureErrors.RoyaltyFixed : null;
    }

    /// <summary>The listing, with the royalty before it when this listing fixes one.</summary>
    public static IReadOnlyList<PictureEvent> With(PictureState state, int? basisPoints, PictureListed listed) =>
        !state.EverListed && basisPoints is > 0 and var wished ? [new RoyaltyFixed(wished), listed] : [listed];
}
