using Picasso.Kernel;

namespace Picasso.Users.Operating;

/// <summary>A change of the operators' role; append-only.</summary>
/// <param name="Id">Its id; later ones are greater.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Kind">"add" or "remove".</param>
/// <param name="UserId">The user.</param>
/// <param name="By">The actor: the user of the server's operating system.</param>
internal sealed record OperatorAct(string Id, DateTimeOffset At, string Kind, UserId UserId, string By);

/// <summary>The audit log of the operators' role. Written before the role changes, so that no change is without its entry.</summary>
internal interface IOperatorActs
{
    /// <summary>Stores an entry; it is durable when this returns.</summary>
    Task AddAsync(OperatorAct act, CancellationToken cancellationToken);

    /// <summary>The latest entries, latest first.</summary>
    Task<IReadOnlyList<OperatorAct>> ListAsync(int limit, CancellationToken cancellationToken);
}
