using Picasso.Kernel;

namespace Picasso.Pictures.Deciding;

/// <summary>The creator's royalty on later sales: fixed at the first listing.</summary>
internal static class RoyaltyDecisions
{
    /// <summary>Why the royalty is rejected; null when it is accepted or absent.</summary>
    public static DomainError? Refuse(PictureState state, int? basisPoints)
    {
        if (basisPoints is not { } wished)
            return null;
        if (wished is < 0 or > RoyaltyFixed.MaxBasisPoints)
            return PictureErrors.RoyaltyInvalid;
        return state.EverListed && wished != state.RoyaltyBasisPoints ? PictureErrors.RoyaltyFixed : null;
    }

    /// <summary>The listing, preceded by the royalty when this listing fixes one.</summary>
    public static IReadOnlyList<PictureEvent> With(PictureState state, int? basisPoints, PictureListed listed) =>
        !state.EverListed && basisPoints is > 0 and var wished ? [new RoyaltyFixed(wished), listed] : [listed];
}
