namespace Picasso.Kernel;

/// <summary>The streams in quarantine of one projection of this process, for operators to list and retry.</summary>
public interface IQuarantinedStreams
{
    /// <summary>Name of the projection.</summary>
    string Projection { get; }

    /// <summary>The number of held streams.</summary>
    Task<long> CountAsync(CancellationToken cancellationToken);

    /// <summary>Some of them, ordered by stream.</summary>
    Task<IReadOnlyList<HeldRecord>> ListAsync(int limit, CancellationToken cancellationToken);

    /// <summary>Retries held streams; nothing changes where this version still cannot read them. Repeating it is safe.</summary>
    /// <param name="stream">The stream; null for all.</param>
    /// <param name="cancellationToken">Cancels between two streams.</param>
    /// <returns>Number of released streams.</returns>
    Task<int> RetryAsync(string? stream, CancellationToken cancellationToken);
}

/// <summary>A stream that is held from an event on.</summary>
/// <param name="Stream">The stream.</param>
/// <param name="FromRevision">The event that cannot be read.</param>
/// <param name="ThroughRevision">The last event that was skipped.</param>
/// <param name="EventId">The event that cannot be read.</param>
/// <param name="EventType">Its wire name, perhaps cut.</param>
/// <param name="Reason">What is wrong with it; nothing of its content.</param>
/// <param name="HeldAt">When it was put in quarantine, UTC.</param>
public sealed record HeldRecord(
    string Stream, long FromRevision, long ThroughRevision, Guid EventId, string EventType, string Reason, DateTimeOffset HeldAt);
