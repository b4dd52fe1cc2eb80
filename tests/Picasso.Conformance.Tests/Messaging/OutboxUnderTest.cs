using Picasso.Messaging;

namespace Picasso.Conformance.Tests.Messaging;

/// <summary>A lease without the type of what it delivers.</summary>
internal sealed record TestLease(string Name, long Attempt, object Lease);

/// <summary>An outbox in a fresh place, and how its service writes to it.</summary>
internal abstract class OutboxUnderTest : IAsyncDisposable
{
    /// <summary>Whether entries come in the order in which they were written.</summary>
    public bool IsOrdered { get; init; } = true;

    /// <summary>Whether a lease that was lost is distinguished from a later one.</summary>
    public bool CountsLeases { get; init; } = true;

    /// <summary>Whether what was set aside is kept.</summary>
    public bool CanRedrive { get; init; } = true;

    /// <summary>Writes an entry in the transaction of a change.</summary>
    public required Func<string, Task> Write { private get; init; }

    /// <summary>Writes an entry in the transaction of a change that fails; null where the entry is the whole change.</summary>
    public Func<string, Task>? WriteAndFail { private get; init; }

    /// <summary>Removes the place.</summary>
    public required Func<ValueTask> Remove { private get; init; }

    public Task WriteAsync(string name) => Write(name);

    public Task WriteAndFailAsync(string name) => WriteAndFail?.Invoke(name) ?? Task.CompletedTask;

    public abstract Task<IReadOnlyList<TestLease>> TakeAsync(DateTimeOffset now, TimeSpan lease, int limit);

    public abstract Task CompleteAsync(IReadOnlyList<TestLease> leases);

    public abstract Task PostponeAsync(TestLease lease, DateTimeOffset until);

    public abstract Task SetAsideAsync(TestLease lease);

    public abstract Task<long> RedriveAsync(DateTimeOffset now);

    public ValueTask DisposeAsync() => Remove();
}

/// <summary>An outbox of one type.</summary>
/// <param name="open">The same outbox behind another instance, as another process has it.</param>
/// <param name="nameOf">The name that an entry was written under.</param>
internal sealed class OutboxUnderTest<T>(Func<IOutbox<T>> open, Func<T, string> nameOf) : OutboxUnderTest
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public override async Task<IReadOnlyList<TestLease>> TakeAsync(DateTimeOffset now, TimeSpan lease, int limit) =>
        [.. (await open().TakeAsync(now, lease, limit, Cancel)).Select(one => new TestLease(nameOf(one.Content), one.Attempt, one))];

    public override Task CompleteAsync(IReadOnlyList<TestLease> leases) => open().CompleteAsync([.. leases.Select(Typed)], Cancel);

    public override Task PostponeAsync(TestLease lease, DateTimeOffset until) => open().PostponeAsync(Typed(lease), until, Cancel);

    public override Task SetAsideAsync(TestLease lease) => open().SetAsideAsync(Typed(lease), Cancel);

    public override Task<long> RedriveAsync(DateTimeOffset now) => open().RedriveAsync(now, Cancel);

    private static OutboxLease<T> Typed(TestLease lease) => (OutboxLease<T>)lease.Lease;
}
