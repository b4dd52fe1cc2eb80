using Picasso.Contracts.Bus;
using Picasso.Kernel;
using Picasso.Messaging;
using Picasso.Reactions.Publishing;
using Picasso.Reactions.Storing;

namespace Picasso.Conformance.Tests.Reactions;

/// <summary>What every adapter of <see cref="IReactionStore"/> holds. An adapter adds one line: how to open a fresh store.</summary>
public abstract partial class ReactionStoreConformance : IAsyncDisposable
{
    private protected static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private protected ReactionStoreConformance(FreshStore fresh) => (Fresh, Store, Reopen) = (fresh, fresh.Open(), fresh.Open);

    private int _looks;

    private protected FreshStore Fresh { get; }

    private protected IReactionStore Store { get; }

    /// <summary>The same data behind another instance, as another process has it.</summary>
    private protected Func<IReactionStore> Reopen { get; }

    private protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private protected static string Id() => Ids.New(TimeProvider.System);

    private protected async Task<List<object>> EventsAsync() =>
        (await TakeAsync()).Select(lease => ReactionEventTypes.Read(lease.Content)).ToList();

    /// <summary>Every event that waits: the leases of the last call have ended.</summary>
    private protected Task<IReadOnlyList<OutboxLease<PendingEvent>>> TakeAsync() =>
        Store.Outbox.TakeAsync(Now + (TimeSpan.FromHours(1) * _looks++), TimeSpan.FromMinutes(1), 1000, Cancel);

    private protected async Task<List<T>> EventsAsync<T>() => (await EventsAsync()).OfType<T>().ToList();

    private protected Task<LikeOutcome> LikeAsync(string pictureId, string userId) =>
        Store.LikeAsync(new Like(pictureId, userId, Now), "owner", Cancel);

    private protected async Task<PictureReactionsChanged?> CountsAsync(string pictureId) =>
        (await Store.ReadCountsAsync([pictureId], Cancel)).GetValueOrDefault(pictureId);

    public async ValueTask DisposeAsync()
    {
        await Fresh.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}

/// <summary>A fresh, empty place for one test, and how to open a store there.</summary>
internal abstract class FreshStore : IAsyncDisposable
{
    public abstract IReactionStore Open();

    /// <summary>What a process does before its store is used.</summary>
    public virtual Task PrepareAsync() => Task.CompletedTask;

    public abstract ValueTask DisposeAsync();
}
