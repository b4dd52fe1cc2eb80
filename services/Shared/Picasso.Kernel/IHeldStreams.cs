namespace Picasso.Kernel;

/// <summary>The streams that one projection of this process holds back, as an operator sees them and tries them again.</summary>
public interface IHeldStreams
{
    /// <summary>Name of the projection.</summary>
    string Projection { get; }

    /// <summary>How many streams it holds back.</summary>
    Task<long> CountAsync(CancellationToken cancellationToken);

    /// <summary>Some of them, ordered by stream.</summary>
    Task<IReadOnlyList<HeldRecord>> ListAsync(int limit, CancellationToken cancellationToken);

    /// <summary>Tries to apply what is held back; nothing changes where this version still cannot read it. Repeating it is safe.</summary>
    /// <param name="stream">The stream; null for all.</param>
    /// <param name="cancellationToken">Stops between two streams.</param>
    /// <returns>How many streams are held back no more.</returns>
    Task<int> RetryAsync(string? stream, CancellationToken cancellationToken);
}

/// <summary>A stream that is held back from an event on.</summary>
/// <param name="Stream">The stream.</param>
/// <param name="FromRevision">The event that cannot be read.</param>
/// <param name="ThroughRevision">The last event that was skipped.</param>
/// <param name="EventId">The event that cannot be read.</param>
/// <param name="EventType">Its wire name, perhaps cut.</param>
/// <param name="Reason">What is wrong with it; nothing of its content.</param>
/// <param name="HeldAt">Since when, UTC.</param>
public sealed record HeldRecord(
    string Stream, long FromRevision, long ThroughRevision, Guid EventId, string EventType, string Reason, DateTimeOffset HeldAt);
