namespace Picasso.Pictures.Proving;

/// <summary>The result of verifying a hash chain.</summary>
/// <param name="LastHash">Hash of the last valid event; null when there is none.</param>
/// <param name="Broken">The first invalid event; null when all are valid.</param>
public sealed record ChainVerdict(string? LastHash, BrokenLink? Broken)
{
    /// <summary>Every stored hash matches the stored events.</summary>
    public bool IsIntact => Broken is null;
}

/// <summary>The first event of a stream that differs from the appended one.</summary>
/// <param name="EventId">The event.</param>
/// <param name="Stream">Its stream.</param>
/// <param name="Revision">Its revision.</param>
/// <param name="Flaw">The flaw, for operators.</param>
public sealed record BrokenLink(Guid EventId, string Stream, long Revision, string Flaw);
