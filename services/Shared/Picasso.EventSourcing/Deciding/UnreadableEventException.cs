using Picasso.Kernel;

namespace Picasso.EventSourcing.Deciding;

/// <summary>
/// An event that this version of the program cannot read: written by a later version, by another program, or damaged. Nothing is decided on
/// a stream that holds one; projections hold the stream back.
/// </summary>
/// <param name="why">What is wrong with it, for operators: without the event's content.</param>
/// <param name="inner">What reading it ended with.</param>
public class UnreadableEventException(string why, Exception? inner = null) : DomainException(Unreadable, inner)
{
    /// <summary>What a caller is answered: FAILED_PRECONDITION, "record_unreadable".</summary>
    public static DomainError Unreadable { get; } = DomainError.Conflict(
        "record_unreadable", "Part of this record cannot be read at the moment, so nothing can be changed. Please try again later.");

    /// <summary>What is wrong with it, for operators.</summary>
    public string Why { get; } = why;

    /// <inheritdoc />
    public override string Message => Why;
}
