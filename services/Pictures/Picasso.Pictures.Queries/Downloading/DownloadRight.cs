using Picasso.Kernel;

namespace Picasso.Pictures.Queries.Downloading;

/// <summary>The right of a running download. It ends with the next transfer, even when the picture is returned later.</summary>
/// <param name="PictureId">The picture.</param>
/// <param name="OwnerId">The downloading user, the owner when the download started.</param>
/// <param name="TimesSold">Number of transfers by then.</param>
/// <param name="SessionId">The session of the request; its end also ends its downloads.</param>
internal sealed record DownloadRight(PictureId PictureId, UserId OwnerId, int TimesSold, string? SessionId)
{
    /// <summary>Whether the picture is unchanged since the download started.</summary>
    public bool Fits(PictureState state) =>
        state is { Exists: true, Deleted: false } && state.OwnerId == OwnerId && state.TimesSold == TimesSold && !state.IsFrozen;
}
