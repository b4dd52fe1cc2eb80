namespace Picasso.Pictures.Queries.Downloading;

/// <summary>Who may read which original until when. Void from the next transfer on, even should the picture come back.</summary>
/// <param name="PictureId">The picture.</param>
/// <param name="OwnerId">Its owner when the ticket was made.</param>
/// <param name="TimesSold">How often it had changed hands by then.</param>
/// <param name="ExpiresAt">When no new request is served any more.</param>
internal sealed record DownloadTicket(string PictureId, string OwnerId, int TimesSold, DateTimeOffset ExpiresAt)
{
    /// <summary>Whether the picture is as it was when the ticket was made.</summary>
    public bool Fits(PictureState state) =>
        state is { Exists: true, Deleted: false } && state.OwnerId == OwnerId && state.TimesSold == TimesSold && !state.IsFrozen;
}
