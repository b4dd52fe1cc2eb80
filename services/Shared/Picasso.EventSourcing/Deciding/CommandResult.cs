using Picasso.Kernel;

namespace Picasso.EventSourcing.Deciding;

/// <summary>What became of a command.</summary>
/// <typeparam name="TState">The aggregate's state.</typeparam>
/// <param name="State">The state after the command; the one it was refused in when it was refused.</param>
/// <param name="Revision">Revision of the stream's last event that <paramref name="State"/> knows; -1 when there is none.</param>
/// <param name="Position">Position of that event: a reader that has seen it sees what the command did, also when it was done before.</param>
/// <param name="Appended">How many events were written; 0 when refused or done already.</param>
/// <param name="Error">Why not; null when accepted.</param>
public sealed record CommandResult<TState>(TState State, long Revision, LogPosition Position, int Appended, DomainError? Error)
{
    /// <summary>The command was accepted.</summary>
    public bool Accepted => Error is null;

    /// <summary>This answer when the command was accepted.</summary>
    /// <exception cref="DomainException">It was refused.</exception>
    public CommandResult<TState> OrThrow() => Error is null ? this : throw Error.ToException();
}
