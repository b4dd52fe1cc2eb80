namespace Picasso.Pictures.Proving;

/// <summary>What following a hash chain showed.</summary>
/// <param name="LastHash">Hash of the last good event; null when there is none.</param>
/// <param name="Broken">The first bad event; null when all are good.</param>
public sealed record ChainVerdict(string? LastHash, BrokenLink? Broken)
{
    /// <summary>Every stored hash follows from the stored events.</summary>
    public bool IsIntact => Broken is null;
}

/// <summary>The first event of a stream that is not what was once appended.</summary>
/// <param name="EventId">The event.</param>
/// <param name="Stream">Its stream.</param>
/// <param name="Revision">Its place there.</param>
/// <param name="Flaw">What is wrong, for operators.</param>
public sealed record BrokenLink(Guid EventId, string Stream, long Revision, string Flaw);
