namespace Picasso.Messaging;

/// <summary>
/// The entries that a service wrote in the transactions of its changes and that wait for delivery. Several processes may deliver from one outbox:
/// a lease gives an entry to one of them at a time. What a method wrote is durable when it returns.
/// </summary>
/// <typeparam name="T">What is delivered.</typeparam>
public interface IOutbox<T>
{
    /// <summary>Which of several outboxes of a service it is, such as a shard's name; empty for the only one.</summary>
    string Part => "";

    /// <summary>Leases entries that are due, the ones that have waited longest first.</summary>
    /// <param name="now">The present time.</param>
    /// <param name="lease">For how long no other process gets them.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<IReadOnlyList<OutboxLease<T>>> TakeAsync(DateTimeOffset now, TimeSpan lease, int limit, CancellationToken cancellationToken);

    /// <summary>The entries are delivered: they do not come again, also when another process has leased them meanwhile.</summary>
    Task CompleteAsync(IReadOnlyList<OutboxLease<T>> leases, CancellationToken cancellationToken);

    /// <summary>The entry comes again later. Without effect when another process has leased it meanwhile.</summary>
    Task PostponeAsync(OutboxLease<T> lease, DateTimeOffset until, CancellationToken cancellationToken);

    /// <summary>The entry cannot be delivered and comes again after <see cref="RedriveAsync"/> only. Without effect when another process has leased it.</summary>
    Task SetAsideAsync(OutboxLease<T> lease, CancellationToken cancellationToken);

    /// <summary>Entries that were set aside become due.</summary>
    /// <returns>How many.</returns>
    Task<long> RedriveAsync(DateTimeOffset now, CancellationToken cancellationToken);
}

/// <summary>An entry of an outbox that this process may deliver.</summary>
/// <param name="Id">Names the entry, also in logs.</param>
/// <param name="Attempt">Which attempt this is, from 1; distinguishes this lease from a later one.</param>
/// <param name="Content">What to deliver.</param>
public sealed record OutboxLease<T>(string Id, long Attempt, T Content);

/// <summary>The due time of entries that are set aside.</summary>
public static class OutboxTime
{
    /// <summary>Later than every due time and within the range of every engine.</summary>
    public static readonly DateTimeOffset Never = new(9999, 1, 1, 0, 0, 0, TimeSpan.Zero);
}
