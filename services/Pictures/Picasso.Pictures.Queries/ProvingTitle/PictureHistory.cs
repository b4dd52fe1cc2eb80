using Picasso.EventSourcing;
using Picasso.EventSourcing.Deciding;
using Picasso.Kernel;

namespace Picasso.Pictures.Queries.ProvingTitle;

/// <summary>A picture's stream, read from the log itself: the basis of decisions on ownership.</summary>
/// <param name="State">The fold.</param>
/// <param name="Events">All events, in order.</param>
internal sealed record PictureHistory(PictureState State, IReadOnlyList<RecordedEvent> Events)
{
    /// <summary>The history of an existing picture.</summary>
    /// <exception cref="DomainException">"picture_not_found", also for a deleted picture.</exception>
    public static async Task<PictureHistory> RequireAsync(IEventStore log, string pictureId, CancellationToken cancellationToken)
    {
        var history = await ReadAsync(log, pictureId, cancellationToken);
        return history.State is { Exists: true, Deleted: false } ? history : throw PictureErrors.NotFound.ToException();
    }

    /// <summary>The history of any picture, also of one that never existed.</summary>
    public static async Task<PictureHistory> ReadAsync(IEventStore log, string pictureId, CancellationToken cancellationToken)
    {
        var events = new List<RecordedEvent>();
        await foreach (var recorded in log.ReadForwardsAsync(PictureEvents.StreamOf(pictureId), cancellationToken: cancellationToken))
            events.Add(recorded);
        return new PictureHistory(Fold(PictureState.None, events), events);
    }

    /// <summary>The state after further events.</summary>
    /// <exception cref="UnreadableEventException">This version cannot read one of them, which may have transferred the ownership.</exception>
    public static PictureState Fold(PictureState state, IEnumerable<RecordedEvent> events) => events
        .Select(recorded => PictureEvents.Read(recorded.Type, recorded.Data.Span))
        .Aggregate(state, PictureDecider.Instance.Evolve);
}
