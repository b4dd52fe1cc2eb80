using Picasso.Kernel;

namespace Picasso.EventSourcing.Deciding;

/// <summary>What became of a command.</summary>
/// <typeparam name="TState">The aggregate's state.</typeparam>
/// <param name="State">The state after the command; the one it was refused in when it was refused.</param>
/// <param name="Revision">Revision of the stream's last event that <paramref name="State"/> knows; -1 when there is none.</param>
/// <param name="Position">Position of that event: a reader that has seen it sees what the command did, also when it was done before.</param>
/// <param name="Appended">How many events were written; 0 when refused or done already.</param>
/// <param name="Refusal">Why not; null when accepted.</param>
public sealed record Decided<TState>(TState State, long Revision, LogPosition Position, int Appended, Refusal? Refusal)
{
    /// <summary>The command was accepted.</summary>
    public bool Accepted => Refusal is null;

    /// <summary>This answer when the command was accepted.</summary>
    /// <exception cref="RefusedException">It was refused.</exception>
    public Decided<TState> OrThrow() => Refusal is null ? this : throw Refusal.ToException();
}
