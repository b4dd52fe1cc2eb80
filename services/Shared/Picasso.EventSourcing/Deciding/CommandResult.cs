using Picasso.Kernel;

namespace Picasso.EventSourcing.Deciding;

/// <summary>The outcome of a command.</summary>
/// <typeparam name="TState">The aggregate's state.</typeparam>
/// <param name="State">The state after the command; for a rejected command the state that it was rejected in.</param>
/// <param name="Revision">Revision of the last event in <paramref name="State"/>; -1 when there is none.</param>
/// <param name="Position">Position of that event: a reader at this position sees the command's effect, also when it was done before.</param>
/// <param name="Appended">Number of written events; 0 when rejected or already done.</param>
/// <param name="Error">The error; null when accepted.</param>
public sealed record CommandResult<TState>(TState State, long Revision, LogPosition Position, int Appended, DomainError? Error)
{
    /// <summary>The command was accepted.</summary>
    public bool Accepted => Error is null;

    /// <summary>This result when the command was accepted.</summary>
    /// <exception cref="DomainException">It was rejected.</exception>
    public CommandResult<TState> OrThrow() => Error is null ? this : throw Error.ToException();
}
