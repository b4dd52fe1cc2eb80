namespace Picasso.Pictures;

/// <summary>Why a dispute does not affect a resold picture; stable names, stored in <see cref="FreezeLifted"/>.</summary>
public static class FreezeReasons
{
    /// <summary>The dispute was opened; the owner has the picture by a later purchase at arm's length.</summary>
    public const string Resold = "picture_resold";

    /// <summary>The dispute was lost, and the owner still has the picture by such a purchase.</summary>
    public const string LostAfterResale = "lost_after_resale";
}
