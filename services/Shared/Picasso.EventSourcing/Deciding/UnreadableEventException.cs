using Picasso.Kernel;

namespace Picasso.EventSourcing.Deciding;

/// <summary>
/// An event that this version of the program cannot read: written by a later version, by another program, or damaged. No command is decided on a
/// stream with such an event; projections put the stream in quarantine.
/// </summary>
/// <param name="why">What is wrong with it, for operators: without the event's content.</param>
/// <param name="inner">The exception of reading it.</param>
public class UnreadableEventException(string why, Exception? inner = null) : DomainException(Unreadable, inner)
{
    /// <summary>The caller's answer: FAILED_PRECONDITION, "record_unreadable".</summary>
    public static DomainError Unreadable { get; } = DomainError.Conflict(
        "record_unreadable", "Part of this record cannot be read at the moment, so nothing can be changed. Please try again later.");

    /// <summary>What is wrong with it, for operators.</summary>
    public string Why { get; } = why;

    /// <inheritdoc />
    public override string Message => Why;
}
