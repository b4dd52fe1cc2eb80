namespace Picasso.Users.Operating;

/// <summary>Something that was done to the operators' role; never changed or removed.</summary>
/// <param name="Id">Names it; later ones are greater.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Kind">"add" or "remove".</param>
/// <param name="UserId">Whose role.</param>
/// <param name="By">Who did it: the user of the server's operating system.</param>
internal sealed record OperatorAct(string Id, DateTimeOffset At, string Kind, string UserId, string By);

/// <summary>The record of who gave and took the role. Written before the role changes, so that no change is without its entry.</summary>
internal interface IOperatorActs
{
    /// <summary>Stores an entry; it is safe when this returns.</summary>
    Task AddAsync(OperatorAct act, CancellationToken cancellationToken);

    /// <summary>The latest entries, latest first.</summary>
    Task<IReadOnlyList<OperatorAct>> ListAsync(int limit, CancellationToken cancellationToken);
}
