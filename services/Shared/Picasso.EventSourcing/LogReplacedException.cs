namespace Picasso.EventSourcing;

/// <summary>
/// The log is not the one that was read before: it was restored from an older backup, or is another one. The fault is permanent; an operator decides
/// (docs/operations.md, "Backup and restore").
/// </summary>
/// <param name="seen">A position that was read before.</param>
/// <param name="finding">The finding, as the rest of a sentence that begins "The log".</param>
public sealed class LogReplacedException(LogPosition seen, string finding) : Exception(
    $"The log {finding}; position {seen.Value} was read before. It was replaced by an older or another one. Restore the newer log, "
    + "or accept this one with \"projections rebuild all\" (docs/operations.md, Backup and restore).")
{
    /// <summary>The finding.</summary>
    public string Finding { get; } = finding;

    /// <summary>A position that was read before.</summary>
    public LogPosition Seen { get; } = seen;
}
