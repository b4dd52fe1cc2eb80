namespace Picasso.EventSourcing.Quarantining;

/// <summary>
/// Stores which streams a projection has in quarantine, from the first unreadable event on. It is not part of the projection's transaction: a skipped
/// event is recorded here before the checkpoint moves, so a crash in between loses no skipped event.
/// </summary>
public interface IQuarantine
{
    /// <summary>The streams in quarantine among those given.</summary>
    Task<IReadOnlyList<HeldStream>> FindAsync(string projection, IReadOnlyCollection<string> streams, CancellationToken cancellationToken);

    /// <summary>Puts a stream in quarantine; for a stream that is already held, the earlier event counts.</summary>
    Task HoldAsync(string projection, HeldStream held, CancellationToken cancellationToken);

    /// <summary>Records that events up to a revision are also skipped.</summary>
    /// <returns>False when the stream is no longer held: its events have to be applied.</returns>
    Task<bool> ExtendAsync(string projection, string stream, long throughRevision, CancellationToken cancellationToken);

    /// <summary>Records that everything before another unreadable event was applied.</summary>
    Task AdvanceAsync(string projection, HeldStream held, CancellationToken cancellationToken);

    /// <summary>Releases a stream after every skipped event was applied.</summary>
    /// <returns>False when more was skipped meanwhile, or the stream is not held.</returns>
    Task<bool> ReleaseAsync(string projection, string stream, long throughRevision, CancellationToken cancellationToken);

    /// <summary>Held streams by name, after a name.</summary>
    Task<IReadOnlyList<HeldStream>> ListAsync(string projection, string afterStream, int limit, CancellationToken cancellationToken);

    /// <summary>How many streams are held.</summary>
    Task<long> CountAsync(string projection, CancellationToken cancellationToken);
}

/// <summary>A stream whose events a projection skips from a revision on, to preserve their order.</summary>
/// <param name="Stream">The stream.</param>
/// <param name="FromRevision">The event that cannot be read.</param>
/// <param name="ThroughRevision">The last event that was skipped.</param>
/// <param name="EventId">The event that cannot be read.</param>
/// <param name="EventType">Its wire name, cut to <see cref="LongestType"/> characters.</param>
/// <param name="Reason">Why it cannot be read, for operators.</param>
/// <param name="HeldAt">When it was put in quarantine, UTC.</param>
public sealed record HeldStream(
    string Stream, long FromRevision, long ThroughRevision, Guid EventId, string EventType, string Reason, DateTimeOffset HeldAt)
{
    /// <summary>Other programs may write names of any length.</summary>
    public const int LongestType = 100;

    /// <summary>A stream that is held from an event on.</summary>
    public static HeldStream At(RecordedEvent recorded, string reason, DateTimeOffset at) => new(
        recorded.Stream, recorded.Revision, recorded.Revision, recorded.Id,
        recorded.Type.Length <= LongestType ? recorded.Type : recorded.Type[..LongestType], reason, at);
}
