using Picasso.EventSourcing;
using Picasso.Kernel;
using Picasso.Pictures.Proving;

namespace Picasso.Pictures.Queries.ProvingTitle;

/// <summary>Reads pictures' histories from the log itself: decisions on ownership use no read model.</summary>
internal static class PictureHistoryReader
{
    /// <summary>The history of an existing picture.</summary>
    /// <exception cref="DomainException">"picture_not_found", also for a deleted picture.</exception>
    public static async Task<PictureHistory> RequireHistoryAsync(this IEventStore log, PictureId pictureId, CancellationToken cancellationToken)
    {
        var history = await log.ReadHistoryAsync(pictureId, cancellationToken);
        return history.State is { Exists: true, Deleted: false } ? history : throw PictureErrors.NotFound.ToException();
    }

    /// <summary>The history of any picture, also of one that never existed.</summary>
    public static Task<PictureHistory> ReadHistoryAsync(this IEventStore log, PictureId pictureId, CancellationToken cancellationToken) =>
        log.ContinueHistoryAsync(pictureId, PictureHistory.None, cancellationToken);

    /// <summary>The history with the events that were appended since.</summary>
    public static async Task<PictureHistory> ContinueHistoryAsync(
        this IEventStore log, PictureId pictureId, PictureHistory seen, CancellationToken cancellationToken) =>
        seen.With(await log.ReadStreamAsync(PictureEvents.StreamOf(pictureId), seen.NextRevision, cancellationToken));
}
