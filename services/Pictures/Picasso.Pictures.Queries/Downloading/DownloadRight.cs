namespace Picasso.Pictures.Queries.Downloading;

/// <summary>What a running download rests on. Void from the next transfer on, even should the picture come back.</summary>
/// <param name="PictureId">The picture.</param>
/// <param name="OwnerId">Who downloads it, its owner when the download began.</param>
/// <param name="TimesSold">How often it had changed hands by then.</param>
/// <param name="SessionId">The session that asked; its end is the end of every download by it.</param>
internal sealed record DownloadRight(string PictureId, string OwnerId, int TimesSold, string? SessionId)
{
    /// <summary>Whether the picture is as it was when the download began.</summary>
    public bool Fits(PictureState state) =>
        state is { Exists: true, Deleted: false } && state.OwnerId == OwnerId && state.TimesSold == TimesSold && !state.IsFrozen;
}
